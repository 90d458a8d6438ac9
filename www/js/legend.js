// @ts-check
/** The labels with their counts; each can be switched off. */
import { byId, h, icon, replace } from './dom.js';
import { DIGITS, allLabels, classOf } from './labels.js';
import { get, on } from './store.js';
import { onLater } from './later.js';
import { toggleAll, toggleLabel } from './actions.js';
import { mine, setMine } from './mine.js';
import { showMine } from './minedialog.js';
import { labelName, number, t } from './i18n.js';

/** @param {string} label */
export const swatch = (label) => h('span', { class: `swatch ${classOf(label)}`, 'aria-hidden': 'true' });

/** Draws the list of labels and keeps it right. */
export function startLegend() {
  onLater(['found'], drawLegend);
  on(['hidden'], drawLegend);
  on(['hidden'], hide);
  byId('all-labels').addEventListener('click', toggleAll);
  byId('own-labels').addEventListener('click', () => showMine());
  byId('labels').addEventListener('keydown', pressed);
  byId('labels').addEventListener('contextmenu', held);
}

/** Draws the list of labels. */
export function drawLegend() {
  const { found, hidden } = get();
  const labels = allLabels();
  const pinned = mine().pins.filter((label) => labels.includes(label));
  const shown = [...pinned, ...labels.filter((label) => !pinned.includes(label) && (found?.counts.get(label) ?? 0) > 0)];
  replace(byId('labels'), ...shown.map((label) => row(label, found?.counts.get(label) ?? 0, hidden.has(label))));
  byId('all-labels').setAttribute('aria-pressed', String(hidden.size > 0));
}

/**
 * @param {string} label
 * @param {number} count
 * @param {boolean} off
 */
function row(label, count, off) {
  const pinned = mine().pins.includes(label);
  const act = `${t(pinned ? 'unpin' : 'pin', { label: labelName(label) })} (P)`;
  return h('li', { class: pinned ? 'acting pinned' : 'acting' }, h('button', {
    type: 'button', class: 'row', 'data-key': label, 'aria-pressed': String(!off), click: () => toggleLabel(label),
  }, swatch(label), h('span', { class: 'name' }, labelName(label), digitOf(label)), icon(off ? 'hidden' : 'eye'), pinned && icon('pin'),
  h('span', { class: 'count', 'aria-hidden': 'true' }, number(count)), h('span', { class: 'visually-hidden' }, t('marks', { n: count }))),
  h('button', { type: 'button', class: 'row-act', tabindex: -1, 'aria-label': act, title: act, click: () => pin(label) }, icon('pin')));
}

/** A pinned label stands first, also where an article has none of it; pressed again, it goes back to its place. @param {string} label */
function pin(label) {
  const others = mine().pins.filter((other) => other !== label);
  setMine({ pins: others.length < mine().pins.length ? others : [...others, label] });
  drawLegend();
}

/** The label that an event is about. @param {Event} event */
const labelOf = (event) => /** @type {HTMLElement} */ (event.target).closest('.row')?.getAttribute('data-key');

/** A long touch pins, as a click of the other button does. @param {MouseEvent} event */
function held(event) {
  const label = labelOf(event);
  if (!label) return;
  event.preventDefault();
  pin(label);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const label = labelOf(event);
  if (!label || event.key.toLowerCase() !== 'p' || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  pin(label);
}

/** The digit that gives a selection this label. @param {string} label */
export const digitOf = (label) => DIGITS.includes(label) && h('kbd', { 'aria-hidden': 'true' }, (DIGITS.indexOf(label) + 1) % 10);

/** Labels are hidden by one class each on the article, however many marks there are. */
function hide() {
  const { hidden } = get();
  for (const label of allLabels()) byId('article').classList.toggle(`hide-${classOf(label)}`, hidden.has(label));
}
