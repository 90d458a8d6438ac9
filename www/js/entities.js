// @ts-check
/** The entities with their counts: filter, sort, go through the mentions of one. */
import { byId, h, input, replace } from './dom.js';
import { get, on, onLater } from './store.js';
import { point } from './actions.js';
import { number, t } from './i18n.js';
import { swatch } from './legend.js';
import { reveal } from './reading.js';
import { paintSame } from './highlight.js';

/** @typedef {import('./document.js').Entity} Entity */

/** Rows that are drawn before "show more". */
const ROWS = 200;
let shown = ROWS;

const sorter = /** @type {HTMLSelectElement} */ (byId('entity-sort'));
const filter = input('entity-filter');

/** Draws the list of entities and keeps it right. */
export function startEntities() {
  on(['id'], () => { shown = ROWS; });
  onLater(['found'], drawEntities);
  on(['selected'], drawEntities);
  sorter.addEventListener('change', drawEntities);
  filter.addEventListener('input', () => { shown = ROWS; drawEntities(); });
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') byId('entities').querySelector('button')?.focus();
  });
}

/** Draws the list of entities. */
export function drawEntities() {
  const { found } = get();
  const all = found?.entities ?? [];
  const wanted = sorted(all.filter(matches));
  byId('entity-count').textContent = all.length > 0 ? number(all.length) : '';
  const rest = wanted.length - shown;
  const rows = wanted.slice(0, shown).map(row);
  if (rest > 0) rows.push(h('li', {}, h('button', { type: 'button', class: 'button more', click: more }, t('more', { n: Math.min(rest, ROWS) }))));
  if (all.length > 0 && wanted.length === 0) rows.push(h('li', { class: 'empty-note' }, t('noMatch', { text: filter.value })));
  replace(byId('entities'), ...rows);
}

function more() {
  shown += ROWS;
  drawEntities();
}

/** @param {Entity} entity */
function matches(entity) {
  const plain = (/** @type {string} */ s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain(entity.name).includes(plain(filter.value.trim()));
}

/** @param {Entity[]} entities */
function sorted(entities) {
  const list = [...entities];
  if (sorter.value === 'count') list.sort((a, b) => b.mentions.length - a.mentions.length);
  if (sorter.value === 'name') list.sort((a, b) => a.name.localeCompare(b.name));
  return list;
}

/** @param {Entity} entity */
function row(entity) {
  const { found, selected } = get();
  const chosen = selected ? found?.byId.get(selected) : undefined;
  const current = chosen?.kind === 'mention' && chosen.entity === entity.id;
  return h('li', {}, h('button', {
    type: 'button', class: 'row', 'data-key': entity.id, 'aria-current': current ? 'true' : null, title: entity.name,
    click: () => step(entity), pointerenter: () => paintSame(entity.id), pointerleave: () => paintSame(null),
  }, swatch(entity.label), h('span', { class: 'name' }, entity.name), h('span', { class: 'count' }, number(entity.mentions.length))));
}

/** Goes to the entity's first mention, and with each further click to the next. @param {Entity} entity */
function step(entity) {
  const { selected } = get();
  const at = selected ? entity.mentions.indexOf(selected) : -1;
  const id = entity.mentions[(at + 1) % entity.mentions.length];
  point(id);
  reveal(id);
}
