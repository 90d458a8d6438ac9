// @ts-check
/**
 * Cuts a stretch of text at every edge of an annotation. Each piece knows the annotations that cover it, outermost
 * first, so that one `<mark>` a piece is enough however annotations overlap. Pure.
 */

/**
 * @typedef {import('./document.js').Annotation} Annotation
 * @typedef {{start: number, end: number, covering: Annotation[]}} Piece
 */

/**
 * @param {number} start
 * @param {number} end
 * @param {Annotation[]} annotations  Those that overlap `start..end`, sorted as in a document.
 * @returns {Piece[]}
 */
export function cut(start, end, annotations) {
  const edges = edgesOf(start, end, annotations);
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Annotation[]} */
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const at = edges[i];
    if (open.length > 0) open = open.filter((a) => a.end > at);
    while (next < annotations.length && annotations[next].start <= at) {
      if (annotations[next].end > at) open.push(annotations[next]);
      next++;
    }
    pieces.push({ start: at, end: edges[i + 1], covering: outermostFirst(open) });
  }
  return pieces;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {Annotation[]} annotations
 */
function edgesOf(start, end, annotations) {
  const edges = new Set([start, end]);
  for (const a of annotations) {
    if (a.start > start && a.start < end) edges.add(a.start);
    if (a.end > start && a.end < end) edges.add(a.end);
  }
  return [...edges].sort((a, b) => a - b);
}

/** @param {Annotation[]} open */
function outermostFirst(open) {
  return open.length < 2 ? [...open] : [...open].sort((a, b) => b.end - b.start - (a.end - a.start));
}
