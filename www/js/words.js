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

const [MARK, SPACE, LETTER] = [1, 2, 3];
/** What each unit of UTF-16 is, as far as it was met; 0 where not. */
const kinds = new Uint8Array(0x1_0000);

/** @param {string} text @param {number} at */
function kindAt(text, at) {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const kind = /\s/.test(character) ? SPACE : /[\p{L}\p{N}]/u.test(character) ? LETTER : MARK;
  // What half a character is depends on the other half.
  if (character.length === 1) kinds[text.charCodeAt(at)] = kind;
  return kind;
}

/** Of a longer text the words of so much are counted, and the rest is taken to be alike. UTF-16 units. */
const COUNTED = 2_000_000;
let counted = { text: '', words: 0 };

/** How many stretches between spaces hold a letter or digit. A text is counted once. @param {string} text */
export function countWords(text) {
  if (counted.text !== text) counted = { text, words: Math.round(wordsIn(text.slice(0, COUNTED)) * Math.max(1, text.length / COUNTED)) };
  return counted.words;
}

/** @param {string} text */
function wordsIn(text) {
  let words = 0;
  let within = false;
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)] || kindAt(text, i);
    if (kind === LETTER && !within) words++;
    within = kind === LETTER || (within && kind === MARK);
  }
  return words;
}

/** The word at a position; null between words. @param {string} text @param {number} at */
export const wordAt = (text, at) => around(text, at, 'words').find(({ start, end }) => start <= at && at < end) ?? null;
