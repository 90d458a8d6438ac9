// @ts-check
/** Sums, shares and measures in a table. */
import { byId, h, replace } from './dom.js';
import { get, on } from './store.js';
import { point } from './actions.js';
import { isFigure } from './document.js';
import { amountInWords } from './amounts.js';
import { reveal } from './reading.js';
import { firstRows } from './longlists.js';
import { labelName, t } from './i18n.js';

/** @typedef {import('./document.js').Mention} Mention */

/** Draws the table and keeps it right. */
export function startFigures() {
  on(['found', 'selected', 'tab'], drawFigures);
}

/** Draws the table. */
export function drawFigures() {
  const { found, tab } = get();
  if (tab !== 'figures') return;
  const figures = /** @type {Mention[]} */ (found?.annotations.filter((a) => isFigure(a.label)) ?? []);
  const { rows, more } = firstRows('figures', figures, drawFigures, ({ id }) => id === get().selected);
  replace(byId('panel-figures'), figures.length === 0 ? h('p', { class: 'empty-note' }, t('noFigures')) : table(rows), more);
}

/** @param {Mention[]} figures */
function table(figures) {
  return h('table', { class: 'figures' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('asWritten')), h('th', { scope: 'col' }, t('kind')), h('th', { scope: 'col' }, t('inFigures')))),
    h('tbody', {}, ...figures.map((m) => h('tr', {}, h('td', {}, h('button', {
      type: 'button', class: 'link', 'data-key': m.id, 'aria-current': get().selected === m.id ? 'true' : null, click: () => { point(m.id); reveal(m.id); },
    }, m.text)), h('td', {}, labelName(m.label)), h('td', {}, m.amount ? amountInWords(m.amount) : '–')))));
}
