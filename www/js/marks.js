// @ts-check
/** One block of the article as DOM: a `<mark>` for each covered piece, captions and bars for quotations. */
import { h } from './dom.js';
import { speakerName } from './document.js';
import { classOf, lineOf } from './labels.js';
import { cut } from './segments.js';
import { t, labelName } from './i18n.js';

/**
 * @typedef {import('./document.js').Annotation} Annotation
 * @typedef {import('./document.js').Quote} Quote
 * @typedef {import('./document.js').Block} Block
 * @typedef {import('./segments.js').Piece} Piece
 */

/** Names round the innermost that get a line of their own; the rest are counted. */
const MOST_OUTER = 2;

/** @type {Record<string, 'h2' | 'h3'>} */
const HEADINGS = { headline: 'h2', subheading: 'h3' };

/**
 * @param {string} text
 * @param {Block} block
 * @param {Annotation[]} annotations  Those that overlap the block, sorted.
 * @returns {HTMLElement}
 */
export function drawBlock(text, block, annotations) {
  const element = h(HEADINGS[block.zone] ?? 'p', { class: `block ${block.zone}` });
  for (const piece of cut(block.start, block.end, annotations)) {
    const words = text.slice(piece.start, piece.end);
    element.append(piece.covering.length === 0 ? words : drawPiece(words, piece));
  }
  const quotes = /** @type {Quote[]} */ (annotations.filter((a) => a.kind === 'quote'));
  if (quotes.length > 0) element.append(...bars(element, block, quotes), ...captions(block, quotes));
  return element;
}

/**
 * @param {string} words
 * @param {Piece} piece
 */
function drawPiece(words, { start, end, covering }) {
  const mark = h('mark', { 'data-ids': covering.map((a) => a.id).join(' ') }, words);
  const inner = covering[covering.length - 1];
  const kinds = new Set(covering.map((a) => (a.kind === 'mention' ? '' : a.kind)));
  for (const kind of kinds) if (kind) mark.classList.add(kind);
  if (kinds.has('quote') && covering.every((a) => a.kind !== 'quote' || a.how === 'indirect')) mark.classList.add('reported');
  nameColours(mark, covering.filter((a) => a.kind === 'mention').map((a) => a.label));
  if (inner.kind !== 'quote' && inner.status !== 'machine') mark.classList.add('judged');
  if (start === inner.start) mark.classList.add('first');
  if (end === inner.end) mark.classList.add('last');
  if (end === inner.end && inner.kind === 'date' && inner.alternatives.length > 0 && inner.status === 'machine') mark.classList.add('open');
  if (end === inner.end && inner.kind !== 'quote') mark.dataset.name = labelName(inner.label);
  if (covering.some((a) => a.start === start)) mark.tabIndex = -1;
  return mark;
}

/**
 * The innermost name fills; those round it get a line each.
 * @param {HTMLElement} mark
 * @param {string[]} labels  Outermost first.
 */
function nameColours(mark, labels) {
  const inner = labels.pop();
  if (!inner) return;
  mark.classList.add('named', classOf(inner));
  labels.reverse().slice(0, MOST_OUTER).forEach((label, i) => {
    mark.classList.add(`outer${i + 1}`);
    mark.style.setProperty(`--line${i + 1}`, lineOf(label));
  });
  if (labels.length > MOST_OUTER) mark.dataset.more = String(labels.length - MOST_OUTER);
}

/**
 * A bar beside the lines of each quotation. Style sheets tie it to the quotation's first and last piece, so that it
 * stays right whatever the width and the size of type.
 * @param {HTMLElement} element
 * @param {Block} block
 * @param {Quote[]} quotes
 */
function bars(element, block, quotes) {
  return quotes.map((quote) => {
    const marks = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(`mark[data-ids~="${quote.id}"]`)]);
    const name = `--${quote.id}-${block.start}`;
    anchor(marks[0], `${name}-a`);
    anchor(marks[marks.length - 1], `${name}-z`);
    const bar = h('span', { class: `bar ${quote.how}`, 'aria-hidden': 'true' });
    bar.style.setProperty('top', `anchor(${name}-a top, 0px)`);
    bar.style.setProperty('bottom', `anchor(${name}-z bottom, 0px)`);
    return bar;
  });
}

/**
 * @param {HTMLElement} mark
 * @param {string} name
 */
function anchor(mark, name) {
  const names = mark.style.getPropertyValue('anchor-name');
  mark.style.setProperty('anchor-name', names ? `${names}, ${name}` : name);
}

/**
 * Who speaks in this block, over it. A quotation that goes on after "he said" is not said twice.
 * @param {Block} block
 * @param {Quote[]} quotes
 */
function captions(block, quotes) {
  const shown = quotes.filter((q, i) => q.start >= block.start && !sameSpeaker(quotes[i - 1], q));
  if (shown.length === 0) return [];
  const buttons = shown.map((quote) => h('button', { type: 'button', tabindex: -1, 'data-quote': quote.id },
    h('b', {}, speakerName(quote) ?? t('speakerUnknown')), ` · ${t(quote.how)}${quote.cue ? ` · ${quote.cue.text}` : ''}`));
  return [h('span', { class: 'captions' }, ...buttons)];
}

/**
 * @param {Quote | undefined} before
 * @param {Quote} quote
 */
function sameSpeaker(before, quote) {
  if (!before) return false;
  return quote.continues === before.id || (speakerName(before) !== null && speakerName(before) === speakerName(quote));
}
