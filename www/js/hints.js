// @ts-check
/** Four hints for who opens a sample for the first time. Each goes by itself once it was followed; then never again. */
import { byId, h, replace } from './dom.js';
import { get, on } from './store.js';
import { t } from './i18n.js';

const KEY = 'rubricator-hints';
const strip = byId('hints');

/** What shows that a hint was followed. @type {((state: import('./store.js').State) => boolean)[]} */
const FOLLOWED = [
  ({ selected }) => selected !== null,
  ({ undo }) => undo !== null,
  ({ tab }) => tab !== 'inspect',
  () => false,
];

/** The hint that is shown; none beyond the last. */
let at = FOLLOWED.length;

/** Makes the strip follow what the person does. */
export function startHints() {
  on(['selected', 'undo', 'tab'], (state) => { if (at < FOLLOWED.length && FOLLOWED[at](state)) go(at + 1); });
  on(['screen', 'id'], drawHints);
}

/** Shows the first hint, to who has not seen it. */
export function offerHints() {
  try {
    if (localStorage.getItem(KEY) !== null) return;
    localStorage.setItem(KEY, 'seen');
  } catch {
    return;
  }
  go(0);
}

/** @param {number} to */
function go(to) {
  at = to;
  drawHints();
}

/** Draws the strip. */
export function drawHints() {
  strip.hidden = at >= FOLLOWED.length || get().screen !== 'read';
  if (strip.hidden) return;
  replace(strip, h('span', { class: 'count' }, t('mentionOf', { i: at + 1, n: FOLLOWED.length })), h('p', {}, t(`hint_${at + 1}`)),
    h('button', { type: 'button', class: 'button', 'data-key': 'hint', click: () => go(at + 1) }, at + 1 < FOLLOWED.length ? t('hintNext') : t('hintDone')),
    at + 1 < FOLLOWED.length && h('button', { type: 'button', class: 'button square', 'data-key': 'hintOff', 'aria-label': t('dismiss'), click: () => go(FOLLOWED.length) }, '×'));
}
