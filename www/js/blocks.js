// @ts-check
/**
 * Text → blocks to draw (one a line that is not blank) → chunks to draw at once. Pure.
 *
 * @typedef {import('./document.js').Block} Block
 * @typedef {{blocks: Block[], start: number, end: number}} Chunk
 */

/** A line longer than this is drawn in several blocks: engines are slow at laying out huge ones. */
const LONGEST_BLOCK = 20_000;
/** A chunk is closed once it holds this much text: about three screens. The first one, which is painted first, is one. */
const CHUNK = 6_000;
const FIRST = 2_000;

/** The lines of the text that was asked for last: it is shown again with what was found in it. @type {{text: string, lines: [number, number][]}} */
let split = { text: '', lines: [] };

/**
 * The blocks of `text`; `zones` says what part of the article each paragraph is.
 * @param {string} text
 * @param {Block[]} zones  In text order; may be empty.
 * @returns {Block[]}
 */
export function blocksOf(text, zones) {
  if (split.text !== text) split = { text, lines: linesOf(text) };
  let zone = 0;
  return split.lines.map(([start, end]) => {
    while (zone + 1 < zones.length && zones[zone].end <= start) zone++;
    return { start, end, zone: zones[zone] && zones[zone].start < end ? zones[zone].zone : 'body' };
  });
}

/** The lines that are not blank, long ones in portions. @param {string} text */
function linesOf(text) {
  /** @type {[number, number][]} */
  const lines = [];
  const line = /[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*/g;
  for (let found = line.exec(text); found; found = line.exec(text)) lines.push(...portions(text, found.index, line.lastIndex));
  return lines;
}

/**
 * `start..end` in portions that can be laid out, cut at spaces where there are any.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {[number, number][]}
 */
function portions(text, start, end) {
  /** @type {[number, number][]} */
  const out = [];
  let from = start;
  while (end - from > LONGEST_BLOCK) {
    const space = text.lastIndexOf(' ', from + LONGEST_BLOCK);
    const to = space > from ? space + 1 : wholeCharacter(text, from + LONGEST_BLOCK);
    out.push([from, to]);
    from = to;
  }
  out.push([from, end]);
  return out;
}

/**
 * `at`, or one before it when `at` is in the middle of a surrogate pair.
 * @param {string} text
 * @param {number} at
 */
export function wholeCharacter(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/**
 * @param {Block[]} blocks
 * @returns {Chunk[]}
 */
export function chunksOf(blocks) {
  /** @type {Chunk[]} */
  const chunks = [];
  for (const block of blocks) {
    const last = chunks.at(-1);
    if (last && last.end - last.start < (chunks.length > 1 ? CHUNK : FIRST)) {
      last.blocks.push(block);
      last.end = block.end;
    } else chunks.push({ blocks: [block], start: block.start, end: block.end });
  }
  return chunks;
}

/** How high a chunk will be, about, in a column of usual width. Pixels. @param {Chunk} chunk */
export const heightOf = ({ start, end, blocks }) => Math.round((end - start) * 0.5 + blocks.length * 24);

/**
 * The end of the last line before `most`, so that no paragraph is cut in two where that can be helped.
 * @param {string} text
 * @param {number} most
 */
export function cutAt(text, most) {
  const line = text.lastIndexOf('\n', most);
  return line > 0 ? line : wholeCharacter(text, most);
}

/**
 * Index of the last of `sorted` that starts at or before `at`; 0 where none does.
 * @param {{start: number}[]} sorted
 * @param {number} at
 */
export function lastStartingBy(sorted, at) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].start <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
