// @ts-check
/**
 * Lays an article out before there is one, out of sight: a browser looks for each type face and size when it first needs it,
 * and that is most of what the first article would take to be painted.
 */
import { blocksOf } from './blocks.js';
import { byId, h } from './dom.js';
import { drawBlock } from './marks.js';
import { SAMPLE } from './warming.js';

const ZONES = ['headline', 'byline', 'body'];

/** Nothing of it is painted: all is as it was at the end of the task. */
export function rehearse() {
  const { body } = document;
  if (body.dataset.screen !== 'write' || !body.hasAttribute('data-empty')) return;
  const article = byId('article');
  const blocks = blocksOf(SAMPLE, []).map((block, i) => ({ ...block, zone: ZONES[i] }));
  article.replaceChildren(h('div', { class: 'chunk' }, ...blocks.map((block) => drawBlock(SAMPLE, block, block.zone === 'body' ? MARKS : []))));
  body.dataset.screen = 'read';
  body.removeAttribute('data-empty');
  article.hidden = false;
  body.getBoundingClientRect();
  article.replaceChildren();
  article.hidden = true;
  body.dataset.screen = 'write';
  body.setAttribute('data-empty', '');
}

const MARKS = [
  found('May 3', { kind: 'date', label: 'date', alternatives: [] }),
  found('“We waited a year,”', { kind: 'quote', label: 'quote', how: 'direct', speaker: null, cue: null }),
  found('Jo Field', { kind: 'mention', label: 'person' }),
];

/** @param {string} words @param {object} more @returns {import('./document.js').Annotation} */
function found(words, more) {
  const start = SAMPLE.indexOf(words);
  return /** @type {any} */ ({ id: 'w', start, end: start + words.length, status: 'machine', ...more });
}
