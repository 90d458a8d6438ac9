// @ts-check
/** Long lists: the first rows are drawn, the rest when it is asked for, or when one of them is chosen. */
import { h } from './dom.js';
import { on } from './store.js';
import { t } from './i18n.js';

/** Rows that are drawn at first, and more with each press. */
export const ROWS = 200;

/** How many rows of each list are drawn. @type {Map<string, number>} */
const drawn = new Map();
on(['id'], () => drawn.clear());

/**
 * The part of a list that is drawn, and a button for more where there is more.
 * @template Item
 * @param {string} list
 * @param {Item[]} items
 * @param {() => void} redraw
 * @param {(item: Item) => boolean} [chosen]  Which item must be among the rows.
 * @returns {{rows: Item[], more: HTMLElement | null}}
 */
export function firstRows(list, items, redraw, chosen = () => false) {
  let count = drawn.get(list) ?? ROWS;
  if (items.length > count) count = Math.max(count, items.findIndex(chosen) + 1);
  const rest = items.length - count;
  const more = () => { drawn.set(list, count + ROWS); redraw(); };
  return { rows: items.slice(0, count), more: rest > 0 ? h('button', { type: 'button', class: 'button more', 'data-key': `more-${list}`, click: more }, t('more', { n: Math.min(rest, ROWS) })) : null };
}

/** Begins a list anew. @param {string} list */
export const fold = (list) => drawn.delete(list);
