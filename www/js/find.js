// @ts-check
/** Find in text: every match painted, the present one brought into view. */
import { byId, h, input, replace } from './dom.js';
import { get, on } from './store.js';
import { rangeOf } from './ranges.js';
import { paint } from './highlight.js';
import { nameLabels } from './labels.js';
import { operate } from './correcting.js';
import { say } from './messages.js';
import { labelName, t } from './i18n.js';

/** Matches that are painted; all are counted. */
const MOST = 2000;

const bar = byId('findbar');
const field = input('find-text');
const marker = /** @type {HTMLSelectElement} */ (byId('find-mark'));
/** @type {number[]} */ let matches = [];
let length = 0;
let now = 0;

/** Makes the find bar work. */
export function startFind() {
  byId('find').addEventListener('click', openFind);
  byId('find-close').addEventListener('click', closeFind);
  byId('find-next').addEventListener('click', () => step(1));
  byId('find-prev').addEventListener('click', () => step(-1));
  field.addEventListener('input', search);
  marker.addEventListener('change', markAll);
  for (const id of ['find-case', 'find-whole']) byId(id).addEventListener('click', () => { byId(id).setAttribute('aria-pressed', String(!pressed(id))); search(); });
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeFind();
    else if (event.key === 'Enter' && event.target === field) { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
  });
  on(['text', 'found'], () => { if (!bar.hidden) search(); });
  on(['screen'], ({ screen }) => { if (screen !== 'read') closeFind(); });
}

/** Opens the find bar, with the words that are selected. */
export function openFind() {
  if (get().screen !== 'read') return;
  bar.hidden = false;
  replace(marker, h('option', { value: '' }, t('markAllShort')), ...nameLabels().map((label) => h('option', { value: label }, labelName(label))));
  const words = getSelection()?.toString().trim() ?? '';
  if (words !== '' && words.length < 200) field.value = words;
  field.focus();
  field.select();
  search();
}

function closeFind() {
  if (bar.hidden) return;
  bar.hidden = true;
  paint('find', []);
  paint('find-now', []);
  if (get().screen === 'read') byId('article').focus({ preventScroll: true });
}

function search() {
  matches = positions(get().text, field.value, pressed('find-case'), pressed('find-whole'));
  length = field.value.length;
  now = 0;
  paint('find', matches.slice(0, MOST).map((at) => rangeOf(at, at + length, 'drawn')));
  show();
}

/** @param {string} id */
const pressed = (id) => byId(id).getAttribute('aria-pressed') === 'true';

/**
 * Every place of `words` in `text`, none overlapping.
 * @param {string} text
 * @param {string} words
 * @param {boolean} [sameCase]
 * @param {boolean} [whole]  Whether no word may go on over an end.
 */
export function positions(text, words, sameCase = false, whole = false) {
  if (words === '') return [];
  const plain = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = whole && /^[\p{L}\p{M}\p{N}_]/u.test(words) ? '(?<![\\p{L}\\p{M}\\p{N}_])' : '';
  const after = whole && /[\p{L}\p{M}\p{N}_]$/u.test(words) ? '(?![\\p{L}\\p{M}\\p{N}_])' : '';
  const pattern = new RegExp(before + plain + after, sameCase ? 'gu' : 'giu');
  return [...text.matchAll(pattern)].filter((m) => m[0].length === words.length).map((m) => m.index);
}

/** Gives every match that has no mark a label: one step, which can be taken back. */
async function markAll() {
  const label = marker.value;
  marker.value = '';
  const names = get().found?.annotations.filter((a) => a.kind === 'mention') ?? [];
  const free = matches.find((at) => !names.some((m) => m.start < at + length && m.end > at));
  if (label === '' || free === undefined) return say(t('noneToMark'));
  const alike = /** @type {const} */ ({ case: pressed('find-case') ? 'same' : 'any', words: pressed('find-whole') ? 'whole' : 'parts' });
  await operate({ op: 'addMention', at: { start: free, end: free + length }, label, alike });
}

/** @param {1 | -1} step */
function step(step) {
  if (matches.length === 0) return;
  now = (now + step + matches.length) % matches.length;
  show();
}

function show() {
  const at = matches[now];
  byId('find-count').textContent = field.value === '' ? '' : at === undefined ? t('noMatches') : t('matchOf', { i: now + 1, n: matches.length });
  const range = at === undefined ? null : rangeOf(at, at + length);
  paint('find-now', [range]);
  const place = range?.startContainer.parentElement;
  if (place) scrollTo(range, place);
}

/**
 * @param {Range} range
 * @param {Element} place
 */
function scrollTo(range, place) {
  const scroller = byId('scroller');
  let box = range.getBoundingClientRect();
  if (box.height === 0) { place.scrollIntoView({ block: 'center' }); box = range.getBoundingClientRect(); }
  const frame = scroller.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) scroller.scrollTop += box.top - frame.top - frame.height / 2;
}
