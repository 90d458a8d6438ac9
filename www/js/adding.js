// @ts-check
/** Marking by hand: a selection in the article brings up the labels beside it. */
import { byId, h, replace } from './dom.js';
import { get, on } from './store.js';
import { allLabels } from './labels.js';
import { positionAt, positionOf, rangeOf } from './ranges.js';
import { wordAt } from './words.js';
import { add, relabel } from './correcting.js';
import { chosen } from './reading.js';
import { digitOf, swatch } from './legend.js';
import { labelName, t } from './i18n.js';

const box = byId('adder');
/** Whether a selection is taken by whole words or, with Alt, letter for letter. @type {'words' | 'letters'} */
let snap = 'words';

/** Makes the labels come up for a selection. */
export function startAdding() {
  document.addEventListener('selectionchange', () => { if (!box.hidden && !selection()) box.hidden = true; });
  // Anywhere: a selection is let go outside the article, or on the handle that has come up at its end.
  document.addEventListener('pointerup', (event) => { if (!box.contains(/** @type {Node} */ (event.target))) selectedBy(event); });
  // Alt that is let go after the selection was made changes nothing.
  byId('article').addEventListener('keyup', (event) => { if (event.key !== 'Alt') selectedBy(event); });
  byId('article').addEventListener('click', tapped);
  byId('scroller').addEventListener('scroll', () => { box.hidden = true; }, { passive: true });
  on(['found', 'screen'], () => { box.hidden = true; });
}

/** @param {PointerEvent | KeyboardEvent} event */
function selectedBy(event) {
  snap = event.altKey ? 'letters' : 'words';
  setTimeout(show, 0);
}

/** The selected stretch of the article, null where there is none. */
export function selection() {
  const selected = getSelection();
  if (!selected || selected.isCollapsed || get().screen !== 'read' || !get().found?.whole) return null;
  const range = selected.getRangeAt(0);
  if (!byId('article').contains(range.commonAncestorContainer)) return null;
  const [start, end] = [positionOf(range.startContainer, range.startOffset), positionOf(range.endContainer, range.endOffset)];
  return start !== null && end !== null && start < end ? { start, end, range } : null;
}

/** Selects a stretch of the article, for a label to be given. @param {number} start @param {number} end */
export function selectPlace(start, end) {
  const range = rangeOf(start, end);
  if (!range) return;
  getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  show();
}

/** A finger on a word without a mark selects it. @param {MouseEvent} event */
function tapped(event) {
  if (/** @type {PointerEvent} */ (event).pointerType !== 'touch' || /** @type {Element} */ (event.target).closest('mark, button')) return;
  const at = positionAt(event.clientX, event.clientY);
  const word = at === null ? null : wordAt(get().text, at);
  if (word && get().found?.whole) selectPlace(word.start, word.end);
}

/** Brings the labels up for the selection. */
export function show() {
  const place = selection();
  if (!place) return;
  replace(box, ...allLabels().map((label) => h('button', { type: 'button', class: 'row', pointerdown: (/** @type {Event} */ e) => e.preventDefault(), click: () => mark(label) },
    swatch(label), labelName(label), digitOf(label))));
  box.hidden = false;
  box.setAttribute('aria-label', t('markAs'));
  const target = place.range.getBoundingClientRect();
  const frame = byId('centre').getBoundingClientRect();
  const below = target.bottom - frame.top + 8;
  const top = below + box.offsetHeight < frame.height ? below : Math.max(8, target.top - frame.top - box.offsetHeight - 8);
  box.style.top = `${top}px`;
  box.style.left = `${Math.max(8, Math.min(target.left - frame.left, frame.width - box.offsetWidth - 24))}px`;
}

/** Labels the selection, else the chosen mention. @param {string} label */
export function mark(label) {
  const place = selection();
  if (place) {
    getSelection()?.removeAllRanges();
    box.hidden = true;
    add(place.start, place.end, label, snap);
  } else if (chosen()?.kind === 'mention' && label !== 'date' && label !== 'quote') relabel(label);
}
