// @ts-check
/** Moving the edges of the chosen mark, or of a selection: by keys, word for word, and by handles that follow the finger. */
import { byId, h } from './dom.js';
import { get, on } from './store.js';
import { marksOf } from './article.js';
import { positionAt, rangeOf } from './ranges.js';
import { ask } from './actions.js';
import { operate } from './correcting.js';
import { chosen } from './reading.js';
import { paint } from './highlight.js';
import { selectPlace, selection } from './adding.js';
import { nextEdge } from './words.js';
import { announce } from './messages.js';

/** @typedef {'start' | 'end'} Edge */

const scroller = byId('scroller');
const handles = { start: handle('start'), end: handle('end') };
let asked = 0;
/** What is being dragged, and where it would stand. @type {{start: number, end: number, dy: number} | null} */
let drag = null;

/** Makes the handles work. */
export function startEdges() {
  scroller.append(...Object.values(handles));
  on(['selected', 'found', 'screen'], askPlace);
  byId('article').addEventListener('drawn', askPlace);
  document.addEventListener('selectionchange', askPlace);
  new ResizeObserver(askPlace).observe(byId('article'));
}

/**
 * Moves an edge of the chosen mark by a word.
 * @param {Edge} edge
 * @param {1 | -1} step
 */
export async function moveEdge(edge, step) {
  const annotation = chosen();
  if (!annotation) return;
  const to = { start: annotation.start, end: annotation.end };
  to[edge] = nextEdge(get().text, to[edge], edge, step, annotation.kind === 'quote' ? 'all' : 'words');
  if (to.start < to.end && to[edge] !== annotation[edge] && (await operate({ op: 'move', id: annotation.id, to }))) announce(chosen()?.text ?? '');
}

/** @param {Edge} edge */
function handle(edge) {
  return h('span', {
    class: `handle ${edge}`, 'aria-hidden': 'true', hidden: true, pointerdown: (/** @type {PointerEvent} */ e) => grab(e, edge),
    pointermove: (/** @type {PointerEvent} */ e) => pull(e, edge), pointerup: letGo, pointercancel: drop,
  });
}

/** What the handles stand at: a selection, else the chosen mark. */
const target = () => selection() ?? (get().found?.whole && get().screen === 'read' ? chosen() : undefined);

function askPlace() {
  cancelAnimationFrame(asked);
  if (!drag) asked = requestAnimationFrame(place);
}

function place() {
  const at = target();
  const [first, last] = at ? ends(at) : [];
  put(handles.start, first && [first.left, first.top, first.height]);
  put(handles.end, last && [last.right, last.top, last.height]);
}

/** The boxes of the first and last letters. @param {{start: number, end: number, id?: string}} at */
function ends(at) {
  const boxes = 'id' in at ? marksOf(/** @type {any} */ (at)).flatMap((m) => [...m.getClientRects()]) : [...(rangeOf(at.start, at.end)?.getClientRects() ?? [])];
  return [boxes[0], boxes.at(-1)];
}

/** @param {HTMLElement} element @param {number[] | undefined} box */
function put(element, box) {
  element.hidden = !box;
  if (!box) return;
  const frame = scroller.getBoundingClientRect();
  const [x, y, height] = box;
  Object.assign(element.style, { left: `${x - frame.left + scroller.scrollLeft}px`, top: `${y - frame.top + scroller.scrollTop}px`, height: `${height}px` });
}

/** @param {PointerEvent} event @param {Edge} edge */
function grab(event, edge) {
  const at = target();
  if (!at) return;
  event.preventDefault();
  handles[edge].setPointerCapture(event.pointerId);
  const box = handles[edge].getBoundingClientRect();
  drag = { start: at.start, end: at.end, dy: event.clientY - (box.top + Math.min(box.height, 24) / 2) };
}

/** @param {PointerEvent} event @param {Edge} edge */
function pull(event, edge) {
  const at = drag && positionAt(event.clientX, event.clientY - drag.dy);
  if (!drag || at === null) return;
  if (edge === 'start' ? at < drag.end : at > drag.start) drag[edge] = at;
  paint('same', [rangeOf(drag.start, drag.end)]);
}

function drop() {
  drag = null;
  paint('same', []);
  askPlace();
}

/** The edge goes to the nearest word's, unless Alt is held. @param {PointerEvent} event */
async function letGo(event) {
  const [at, to] = [target(), drag];
  drop();
  if (!at || !to || (at.start === to.start && at.end === to.end)) return;
  const { start, end } = to;
  const exact = event.altKey || ('kind' in at && at.kind === 'quote');
  const snapped = exact ? { start, end } : (await ask('snap', { start, end })) ?? { start, end };
  if ('id' in at) await operate({ op: 'move', id: at.id, to: snapped });
  else selectPlace(snapped.start, snapped.end);
}
