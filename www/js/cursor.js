// @ts-check
/** Cursor mode: the article by keyboard, letter for letter, so that a selection needs no mouse. */
import { byId, h } from './dom.js';
import { get, on } from './store.js';
import { rangeOf } from './ranges.js';
import { chosen } from './reading.js';
import { show } from './adding.js';
import { announce } from './messages.js';
import { t } from './i18n.js';

/** @type {Record<string, [string, string]>} */
const MOVES = {
  ArrowRight: ['forward', 'character'], ArrowLeft: ['backward', 'character'], ArrowDown: ['forward', 'line'], ArrowUp: ['backward', 'line'],
  Home: ['backward', 'lineboundary'], End: ['forward', 'lineboundary'],
};

const caret = h('span', { class: 'caret', 'aria-hidden': 'true', hidden: true });

/** Makes cursor mode ready. */
export function startCursor() {
  byId('scroller').append(caret);
  on(['screen', 'text'], leave);
  byId('article').addEventListener('drawn', () => { if (!caret.hidden) draw(); });
}

function leave() {
  caret.hidden = true;
}

/** Enters or leaves cursor mode. It begins at the chosen mark, else at the top. */
export function toggleCursor() {
  const { screen, text } = get();
  if (screen !== 'read') return;
  if (!caret.hidden) return leave();
  const range = rangeOf(chosen()?.start ?? Math.max(0, text.search(/\S/)), text.length);
  if (!range) return;
  byId('article').focus({ preventScroll: true });
  getSelection()?.collapse(range.startContainer, range.startOffset);
  draw();
  announce(t('cursorOn'));
}

/**
 * Takes a key in cursor mode. True where it was one of its own.
 * @param {KeyboardEvent} event
 */
export function cursorKey(event) {
  const selected = getSelection();
  if (caret.hidden || !selected || !byId('article').contains(/** @type {Node} */ (event.target))) return false;
  const move = MOVES[event.key];
  if (event.key === 'Escape') leave();
  else if (event.key === 'Enter' && !selected.isCollapsed) toLabels();
  else if (move) go(selected, move, event);
  else return false;
  event.preventDefault();
  return true;
}

/** @param {Selection} selected @param {[string, string]} move @param {KeyboardEvent} event */
function go(selected, [direction, unit], event) {
  const step = (event.ctrlKey || event.metaKey) && unit === 'character' ? 'word' : unit;
  selected.modify(event.shiftKey ? 'extend' : 'move', direction, step);
  draw();
  if (event.shiftKey) announce(selected.toString());
}

/** Puts the focus on the first of the labels. */
function toLabels() {
  show();
  byId('adder').querySelector('button')?.focus();
}

/** Draws the caret where the selection ends: browsers draw none in text that is not edited. */
function draw() {
  const selected = getSelection();
  if (!selected?.focusNode) return;
  const range = document.createRange();
  range.setStart(selected.focusNode, selected.focusOffset);
  const box = range.getClientRects()[0] ?? selected.focusNode.parentElement?.getBoundingClientRect();
  const scroller = byId('scroller');
  const frame = scroller.getBoundingClientRect();
  caret.hidden = !box;
  if (!box) return;
  Object.assign(caret.style, { left: `${box.left - frame.left}px`, top: `${box.top - frame.top + scroller.scrollTop}px`, height: `${box.height}px` });
  if (box.top < frame.top || box.bottom > frame.bottom) caret.scrollIntoView({ block: 'center' });
}
