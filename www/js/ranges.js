// @ts-check
/** Positions in the text ↔ places in the article's DOM. */
import { byId } from './dom.js';
import { drawnChunks, holding } from './article.js';
import { lastStartingBy } from './blocks.js';

/**
 * The DOM range of `start..end`; null where the text is not drawn. Ends with the block that it starts in.
 * @param {number} start
 * @param {number} end
 * @param {'draw' | 'drawn'} how  Whether to draw what is not.
 */
export function rangeOf(start, end, how = 'draw') {
  if (how === 'drawn' && !drawnChunks()[lastStartingBy(drawnChunks(), start)]?.drawn) return null;
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
  const chunks = drawnChunks();
  const top = byId('article').getBoundingClientRect().top;
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
  const chunk = drawnChunks()[Number(/** @type {HTMLElement | null | undefined} */ (element?.parentElement)?.dataset.chunk)];
  const block = chunk?.drawn?.indexOf(/** @type {HTMLElement} */ (element)) ?? -1;
  if (!element || !chunk || block < 0) return null;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  const { start, end } = chunk.blocks[block];
  return Math.min(end, start + range.toString().length);
}

/**
 * The position in the text at a point of the window; null where there is no text.
 * @param {number} x
 * @param {number} y
 */
export function positionAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  return caret ? positionOf(caret.offsetNode, caret.offset) : null;
}
