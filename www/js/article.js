// @ts-check
/**
 * The annotated article. The text is drawn in chunks: those near the window at once, those of a text of usual length
 * in idle time, those of a huge text when they come near.
 */
import { byId, h } from './dom.js';
import { firstFrom } from './document.js';
import { blocksOf, chunksOf } from './blocks.js';
import { drawBlock } from './marks.js';

/**
 * @typedef {import('./document.js').Annotated} Annotated
 * @typedef {import('./document.js').Annotation} Annotation
 * @typedef {import('./blocks.js').Chunk & {element: HTMLElement, drawn: HTMLElement[] | null}} Drawn
 */

/** Texts up to this length are drawn whole. UTF-16 units. */
const WHOLE = 1_000_000;
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
  text = whole;
  annotations = found?.annotations ?? [];
  reach = furthest(annotations);
  near.disconnect();
  chunks = chunksOf(blocksOf(text, found?.blocks ?? [])).map((chunk, i) => ({ ...chunk, element: shell(chunk, i), drawn: null }));
  root.replaceChildren(...chunks.map((c) => c.element));
  scroller.scrollTop = place;
  chunks.forEach((c) => near.observe(c.element));
  drawSome(++job, 0);
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
  const height = `${Math.round((chunk.end - chunk.start) * 0.5 + chunk.blocks.length * 24)}px`;
  element.style.containIntrinsicHeight = `auto ${height}`;
  element.style.minHeight = height;
  return element;
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
  if (i < chunks.length && (text.length <= WHOLE || i === 0)) setTimeout(() => drawSome(mine, i), 0);
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
  chunks.forEach(draw);
}

/**
 * The chunk and block that hold position `at`, drawn.
 * @param {number} at
 */
function holding(at) {
  const i = lastStartingBy(chunks, at);
  const chunk = chunks[i];
  if (!chunk) return null;
  draw(chunk);
  const block = lastStartingBy(chunk.blocks, at);
  return chunk.drawn ? { block: chunk.blocks[block], element: chunk.drawn[block] } : null;
}

/**
 * @param {{start: number}[]} sorted
 * @param {number} at
 */
function lastStartingBy(sorted, at) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].start <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
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

/**
 * The DOM range of `start..end`; null where the text is not drawn. Ends with the block that it starts in.
 * @param {number} start
 * @param {number} end
 * @param {'draw' | 'drawn'} how  Whether to draw what is not.
 */
export function rangeOf(start, end, how = 'draw') {
  if (how === 'drawn' && !chunks[lastStartingBy(chunks, start)]?.drawn) return null;
  const place = holding(start);
  if (!place) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(place.element, NodeFilter.SHOW_TEXT);
  let at = place.block.start;
  const stop = Math.min(end, place.block.end);
  for (let node = walker.nextNode(); node && at < stop; node = walker.nextNode()) {
    const length = /** @type {Text} */ (node).length;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (stop > at && stop <= at + length) range.setEnd(node, stop - at);
    at += length;
  }
  return range;
}

/** Where blocks stand, for the overview strip: those of drawn chunks exactly, the others by estimate. */
export function places() {
  const top = root.getBoundingClientRect().top;
  return chunks.map((chunk) => {
    const box = chunk.element.getBoundingClientRect();
    const blocks = chunks.length <= 40 && chunk.drawn ? chunk.drawn.map((e) => e.getBoundingClientRect()) : null;
    return { chunk, top: box.top - top, height: box.height, blocks: blocks?.map((b) => ({ top: b.top - top, height: b.height })) ?? null };
  });
}

/**
 * The position in the text of a place in the article's DOM; null outside every block.
 * @param {Node} node
 * @param {number} offset
 * @returns {number | null}
 */
export function positionOf(node, offset) {
  const element = (node instanceof Element ? node : node.parentElement)?.closest('.block');
  const chunk = chunks[Number(/** @type {HTMLElement | null | undefined} */ (element?.parentElement)?.dataset.chunk)];
  const block = chunk?.drawn?.indexOf(/** @type {HTMLElement} */ (element)) ?? -1;
  if (!element || !chunk || block < 0) return null;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  const { start, end } = chunk.blocks[block];
  return Math.min(end, start + range.toString().length);
}
