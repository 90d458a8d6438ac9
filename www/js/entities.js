// @ts-check
/** The entities with their counts: filter, sort, group, go through the mentions of one; merge, rename and remove. */
import { byId, h, icon, input, replace } from './dom.js';
import { get, on } from './store.js';
import { onLater } from './later.js';
import { point } from './actions.js';
import { labelName, number, t } from './i18n.js';
import { allLabels } from './labels.js';
import { swatch } from './legend.js';
import { reveal, tellChosen } from './reading.js';
import { paintSame } from './highlight.js';
import { merge, removeEntity } from './correcting.js';
import { toField } from './inspector.js';
import { firstRows, fold } from './longlists.js';

/** @typedef {import('./document.js').Entity} Entity */

/** The entity that is being dragged. */
let dragged = '';

const sorter = /** @type {HTMLSelectElement} */ (byId('entity-sort'));
const filter = input('entity-filter');

/** Draws the list of entities and keeps it right. */
export function startEntities() {
  onLater(['found'], drawEntities);
  on(['selected'], drawEntities);
  sorter.addEventListener('change', drawEntities);
  filter.addEventListener('input', () => { fold('entities'); drawEntities(); });
  filter.addEventListener('keydown', (event) => { if (event.key === 'ArrowDown') byId('entities').querySelector('button')?.focus(); });
  byId('entities').addEventListener('keydown', pressed);
}

/** Draws the list of entities. */
export function drawEntities() {
  const { found } = get();
  const all = found?.entities ?? [];
  const wanted = sorted(all.filter(matches));
  byId('entity-count').textContent = all.length > 0 ? number(all.length) : '';
  const { rows: drawn, more } = firstRows('entities', wanted, drawEntities);
  const rows = grouped(drawn);
  if (more) rows.push(h('li', {}, more));
  if (all.length > 0 && wanted.length === 0) rows.push(h('li', { class: 'empty-note' }, t('noMatch', { text: filter.value })));
  replace(byId('entities'), ...rows);
}

/** @param {Entity} entity */
function matches(entity) {
  const plain = (/** @type {string} */ s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain(entity.name).includes(plain(filter.value.trim()));
}

/** @param {Entity[]} entities */
function sorted(entities) {
  const list = [...entities];
  const labels = allLabels();
  if (sorter.value === 'count' || sorter.value === 'label') list.sort((a, b) => b.mentions.length - a.mentions.length);
  if (sorter.value === 'label') list.sort((a, b) => labels.indexOf(a.label) - labels.indexOf(b.label));
  if (sorter.value === 'name') list.sort((a, b) => a.name.localeCompare(b.name));
  return list;
}

/** The rows, under their labels where that is asked for. @param {Entity[]} entities */
function grouped(entities) {
  let label = '';
  return entities.flatMap((entity) => {
    const head = sorter.value === 'label' && entity.label !== label && h('li', { class: 'group-head' }, labelName(label = entity.label));
    return head ? [head, row(entity)] : [row(entity)];
  });
}

/** @param {Entity} entity */
function row(entity) {
  const { found, selected } = get();
  const chosen = selected ? found?.byId.get(selected) : undefined;
  const current = chosen?.kind === 'mention' && chosen.entity === entity.id;
  const button = h('button', {
    type: 'button', class: 'row', 'data-key': entity.id, 'aria-current': current ? 'true' : null, title: entity.name, draggable: 'true',
    click: () => step(entity), pointerenter: () => paintSame(entity.id), pointerleave: () => paintSame(null),
    dragstart: (/** @type {DragEvent} */ e) => { dragged = entity.id; e.dataTransfer?.setData('text/plain', entity.name); },
    dragend: () => { dragged = ''; },
    dragover: (/** @type {DragEvent} */ e) => { if (dragged && dragged !== entity.id) { e.preventDefault(); button.classList.add('onto'); } },
    dragleave: () => button.classList.remove('onto'),
    drop: (/** @type {DragEvent} */ e) => { e.preventDefault(); button.classList.remove('onto'); if (dragged) merge(dragged, entity.id); },
  }, swatch(entity.label), h('span', { class: 'name' }, entity.name), h('span', { class: 'count' }, number(entity.mentions.length)));
  return h('li', { class: 'acting entity' }, button, h('button', {
    type: 'button', class: 'row-act', tabindex: -1, 'aria-label': t('removeEntity', { name: entity.name }), title: t('removeEntity', { name: entity.name }), click: () => removeEntity(entity.id),
  }, icon('trash')));
}

/** Goes to the entity's first mention, and with each further click to the next. @param {Entity} entity */
function step(entity) {
  const { selected } = get();
  const at = selected ? entity.mentions.indexOf(selected) : -1;
  const id = entity.mentions[(at + 1) % entity.mentions.length];
  point(id);
  reveal(id);
  tellChosen();
}

/** Keys on a row: up and down, rename, merge, remove. @param {KeyboardEvent} event */
function pressed(event) {
  const at = /** @type {HTMLElement} */ (event.target).closest('.row');
  const entity = at instanceof HTMLElement ? get().found?.entityById.get(at.dataset.key ?? '') : undefined;
  if (!entity || event.ctrlKey || event.metaKey || event.altKey) return;
  const run = { ArrowDown: () => neighbour(1), ArrowUp: () => neighbour(-1), F2: () => toCard(entity, 'fullName'), m: () => toCard(entity, 'sameAs'),
    Delete: () => discard(entity), Backspace: () => discard(entity) }[event.key];
  if (!run) return;
  event.preventDefault();
  run();
}

/** @param {1 | -1} step */
function neighbour(step) {
  const rows = /** @type {HTMLElement[]} */ ([...byId('entities').querySelectorAll('.row')]);
  rows[rows.findIndex((row) => row === document.activeElement) + step]?.focus();
}

/** Removes it; the focus goes to the row that takes its place. @param {Entity} entity */
async function discard(entity) {
  const rows = () => /** @type {HTMLElement[]} */ ([...byId('entities').querySelectorAll('.row')]);
  const at = rows().findIndex((row) => row.dataset.key === entity.id);
  await removeEntity(entity.id);
  setTimeout(() => (rows()[at] ?? rows().at(-1))?.focus(), 0);
}

/** @param {Entity} entity @param {string} key */
function toCard(entity, key) {
  if (!entity.mentions.includes(get().selected ?? '')) point(entity.mentions[0]);
  toField(key);
}
