// @ts-check
/**
 * The annotated article. The text is drawn in chunks: those near the window at once, those of a text of usual length
 * in idle time, those of a huge text when they come near.
 */
import { byId, h } from './dom.js';
import { afterPaint } from './later.js';
import { firstFrom } from './document.js';
import { blocksOf, chunksOf, heightOf, lastStartingBy } from './blocks.js';
import { drawBlock } from './marks.js';

/**
 * @typedef {import('./document.js').Annotated} Annotated
 * @typedef {import('./document.js').Annotation} Annotation
 * @typedef {import('./blocks.js').Chunk & {element: HTMLElement, drawn: HTMLElement[] | null}} Drawn
 */

/** Texts up to this length are drawn whole. UTF-16 units. */
const WHOLE = 1_000_000;
/** So many chunks are in the page with the first paint, the others after it: hundreds take their time, empty ones, too. */
const AT_FIRST = 4;
/** Time that drawing may hold the page up at a stretch. Milliseconds. */
const SLICE = 10;

const root = byId('article');
const scroller = byId('scroller');

let text = '';
/** @type {Annotation[]} */ let annotations = [];
/** The furthest end of any annotation up to each one, so that long quotations are found from any block in them. @type {number[]} */
let reach = [];
/** @type {Drawn[]} */ let chunks = [];
let job = 0;

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    const chunk = isIntersecting && chunks[Number(/** @type {HTMLElement} */ (target).dataset.chunk)];
    if (chunk && !chunk.drawn) draw(chunk);
  }
}, { root: scroller, rootMargin: '1500px 0px' });

/**
 * Shows `whole`, marked with what was found in it.
 * @param {string} whole
 * @param {Annotated | null} found
 */
export function show(whole, found) {
  const place = text === whole ? scroller.scrollTop : 0;
  // Where that stays, to set it would have the browser lay all out here and now.
  const scrolls = place > 0 || (text !== whole && chunks.length > 0);
  text = whole;
  annotations = found?.annotations ?? [];
  reach = furthest(annotations);
  near.disconnect();
  chunks = chunksOf(blocksOf(text, found?.blocks ?? [])).map((chunk, i) => ({ ...chunk, element: shell(chunk, i), drawn: null }));
  root.replaceChildren();
  putIn(place > 0 ? chunks.length : AT_FIRST);
  if (scrolls) scroller.scrollTop = place;
  drawFirst();
  const mine = ++job;
  afterPaint(() => mine === job && putIn());
  if (found?.whole !== false) drawRest();
}

/** Puts the first chunks into the page, as far as they are not. */
function putIn(most = chunks.length) {
  const more = chunks.slice(0, most).map((c) => c.element).filter((e) => !e.isConnected);
  root.append(...more);
  more.forEach((e) => near.observe(e));
}

/** Shows nothing, until something is shown: what is not seen need not be kept laid out. */
export function clear() {
  near.disconnect();
  chunks = [];
  job++;
  root.replaceChildren();
}

/**
 * Shows the same text with other marks, drawing no more than the blocks that hold one of `touched`.
 * @param {Annotated} found
 * @param {readonly import('./document.js').Stretch[]} touched
 */
export function update(found, touched) {
  annotations = found.annotations;
  reach = furthest(annotations);
  for (const chunk of chunks) {
    const meets = (/** @type {{start: number, end: number}} */ b) => touched.some((t) => t.start < b.end && t.end > b.start);
    if (!chunk.drawn || !meets(chunk)) continue;
    chunk.blocks.forEach((block, i) => { if (meets(block)) redraw(chunk, i); });
    root.dispatchEvent(new CustomEvent('drawn', { detail: chunk.element }));
  }
  drawRest();
}

/** @param {Drawn} chunk @param {number} i */
function redraw(chunk, i) {
  const block = chunk.blocks[i];
  const fresh = drawBlock(text, block, overlapping(block.start, block.end));
  chunk.drawn?.[i].replaceWith(fresh);
  if (chunk.drawn) chunk.drawn[i] = fresh;
}

/** @param {Annotation[]} sorted */
function furthest(sorted) {
  let most = 0;
  return sorted.map((a) => (most = Math.max(most, a.end)));
}

/**
 * An empty chunk, about as high as it will be.
 * @param {import('./blocks.js').Chunk} chunk
 * @param {number} i
 */
function shell(chunk, i) {
  const element = h('div', { class: 'chunk', 'data-chunk': i });
  const height = `${heightOf(chunk)}px`;
  element.style.containIntrinsicHeight = `auto ${height}`;
  element.style.minHeight = height;
  return element;
}

/** What fills the window. */
function drawFirst() {
  for (let i = 0, filled = 0; i < chunks.length && filled < innerHeight; filled += heightOf(chunks[i++])) draw(chunks[i]);
}

/** The rest, once that is painted. Where only the beginning was found, it is drawn when all is. */
function drawRest(mine = job) {
  if (text.length <= WHOLE) afterPaint(() => drawSome(mine, 0));
}

/**
 * @param {number} mine
 * @param {number} from
 */
function drawSome(mine, from) {
  if (mine !== job) return;
  const began = performance.now();
  let i = from;
  while (i < chunks.length && performance.now() - began < SLICE) draw(chunks[i++]);
  if (i < chunks.length) setTimeout(() => drawSome(mine, i), 0);
}

/** @param {Drawn} chunk */
function draw(chunk) {
  if (chunk.drawn) return;
  chunk.drawn = chunk.blocks.map((block) => drawBlock(text, block, overlapping(block.start, block.end)));
  chunk.element.replaceChildren(...chunk.drawn);
  chunk.element.style.minHeight = '';
  root.dispatchEvent(new CustomEvent('drawn', { detail: chunk.element }));
}

/**
 * @param {number} start
 * @param {number} end
 */
function overlapping(start, end) {
  const last = firstFrom(annotations, end);
  let first = last;
  while (first > 0 && reach[first - 1] > start) first--;
  return annotations.slice(first, last).filter((a) => a.end > start);
}

/** Draws everything, as for printing. */
export function drawAll() {
  putIn();
  chunks.forEach(draw);
}

/** The chunks as they stand. */
export const drawnChunks = () => chunks;

/**
 * The chunk and block that hold position `at`, drawn.
 * @param {number} at
 */
export function holding(at) {
  const i = lastStartingBy(chunks, at);
  const chunk = chunks[i];
  if (!chunk) return null;
  if (!chunk.element.isConnected) putIn(i + 1);
  draw(chunk);
  const block = lastStartingBy(chunk.blocks, at);
  return chunk.drawn ? { block: chunk.blocks[block], element: chunk.drawn[block] } : null;
}

/**
 * The marks of an annotation, in text order; drawn first where they were not.
 * @param {Annotation} annotation
 * @returns {HTMLElement[]}
 */
export function marksOf(annotation) {
  holding(annotation.start);
  return [...root.querySelectorAll(`mark[data-ids~="${CSS.escape(annotation.id)}"]`)].map((m) => /** @type {HTMLElement} */ (m));
}
