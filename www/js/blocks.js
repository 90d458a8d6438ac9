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

/**
 * The blocks of `text`; `zones` says what part of the article each paragraph is.
 * @param {string} text
 * @param {Block[]} zones  In text order; may be empty.
 * @returns {Block[]}
 */
export function blocksOf(text, zones) {
  /** @type {Block[]} */
  const blocks = [];
  let zone = 0;
  for (const line of text.matchAll(/[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*/g)) {
    const start = line.index;
    while (zone + 1 < zones.length && zones[zone].end <= start) zone++;
    const name = zones[zone] && zones[zone].start < start + line[0].length ? zones[zone].zone : 'body';
    for (const [from, to] of portions(text, start, start + line[0].length)) blocks.push({ start: from, end: to, zone: name });
  }
  return blocks;
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
