// @ts-check
/** Edges of words, by the browser's own rules. Pure. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** How far around a position words are looked for. UTF-16 units. */
const REACH = 300;

/**
 * The words around `at`; with their marks where `what` is `all`.
 * @param {string} text
 * @param {number} at
 * @param {'words' | 'all'} what
 */
function around(text, at, what) {
  const from = Math.max(0, at - REACH);
  const parts = [...segmenter.segment(text.slice(from, at + REACH))].slice(from > 0 ? 1 : 0);
  return parts.filter((p) => p.isWordLike || (what === 'all' && /\S/.test(p.segment))).map((p) => ({ start: from + p.index, end: from + p.index + p.segment.length }));
}

/**
 * The next edge of a word after (1) or before (-1) `at`; `at` itself where there is none.
 * @param {string} text
 * @param {number} at
 * @param {'start' | 'end'} edge
 * @param {1 | -1} step
 * @param {'words' | 'all'} what
 */
export function nextEdge(text, at, edge, step, what) {
  const edges = around(text, at, what).map((word) => word[edge]);
  return (step > 0 ? edges.find((e) => e > at) : edges.findLast((e) => e < at)) ?? at;
}

/** The word at a position; null between words. @param {string} text @param {number} at */
export const wordAt = (text, at) => around(text, at, 'words').find(({ start, end }) => start <= at && at < end) ?? null;
