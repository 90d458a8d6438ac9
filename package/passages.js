// @ts-check
/**
 * The text of a part of a page as a person reads it, and where in the page each stretch of it stands. White space is
 * collapsed as browsers do; paragraphs are set off by blank lines.
 *
 * @typedef {{node: Text, from: number, at: number, length: number}} Piece  `length` units of the text from `at` on stand in
 *   `node` from `from` on.
 * @typedef {{node: Text, from: number, to: number}} Part
 * @typedef {import('./js/document.js').Annotation} Annotation
 */
export { flatten } from './js/document.js';

/** What is no part of an article's words. */
const SILENT = 'script, style, template, noscript, textarea, select, button, svg, math, audio, video, iframe, object';
/** Words, with single spaces between them: what reads in the page as it stands in its source. */
const STRETCH = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g;

export class Passages {
  text = '';
  /** @type {Piece[]} */ #pieces = [];
  /** What separates the next words from those before. */
  #gap = '';
  #silent;

  /**
   * @param {Element} root
   * @param {string} [silent]  A selector of what else to leave out.
   */
  constructor(root, silent) {
    this.#silent = silent ? `${SILENT}, ${silent}` : SILENT;
    for (const node of root.childNodes) this.#read(node);
  }

  /**
   * Where the text from `start` to `end` stands: in reading order, one part for each text node.
   * @param {number} start
   * @param {number} end
   * @returns {Part[]}
   */
  parts(start, end) {
    /** @type {Part[]} */
    const parts = [];
    for (let i = this.#firstAfter(start); i < this.#pieces.length && this.#pieces[i].at < end; i++) {
      const { node, from, at, length } = this.#pieces[i];
      const part = { node, from: from + Math.max(start - at, 0), to: from + Math.min(end - at, length) };
      const last = parts.at(-1);
      if (last?.node === node) last.to = part.to;
      else parts.push(part);
    }
    return parts;
  }

  /** Index of the first piece that ends after `start`. @param {number} start */
  #firstAfter(start) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle].at + this.#pieces[middle].length <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {Node} node */
  #read(node) {
    if (node instanceof Text) this.#words(node);
    else if (node instanceof HTMLBRElement) this.#separate('\n');
    else if (node instanceof Element && !node.matches(this.#silent)) this.#element(node);
  }

  /** @param {Element} element */
  #element(element) {
    const { display, visibility } = getComputedStyle(element);
    if (display === 'none' || visibility === 'hidden') return;
    const inline = display.startsWith('inline') || display === 'contents';
    if (!inline) this.#separate('\n\n');
    for (const child of element.childNodes) this.#read(child);
    if (!inline) this.#separate('\n\n');
  }

  /** @param {Text} node */
  #words(node) {
    let end = 0;
    for (const { index, 0: words } of node.data.matchAll(STRETCH)) {
      if (index > end) this.#separate(' ');
      end = index + words.length;
      if (this.text !== '') this.text += this.#gap;
      this.#gap = '';
      this.#pieces.push({ node, from: index, at: this.text.length, length: words.length });
      this.text += words;
    }
    if (end < node.length) this.#separate(' ');
  }

  /** Of two separations the wider one counts. @param {string} gap */
  #separate(gap) {
    if (gap.length > this.#gap.length || this.#gap === ' ') this.#gap = gap;
  }
}
