// @ts-check
/** What a person can do, as functions that change the state. */
import { get, hold, set } from './store.js';
import { allLabels } from './labels.js';
import { BEGINNING, isFigure } from './document.js';
import { Engine } from './engine.js';
import { say } from './messages.js';
import { noted } from './journal.js';
import { mine } from './mine.js';
import { reported } from './report.js';
import { newId } from './storage.js';
import { QUICK, SOON, afterPaint } from './later.js';
import { t } from './i18n.js';

/** What was shown of a long text before it was indexed. @type {import('./store.js').State['found']} */
let early = null;

const engine = new Engine({
  stage: (stage) => hold({ stage }, 0),
  first(found) {
    if (get().found) return null;
    set({ found: (early = found), touched: null });
    return new Promise((resolve) => afterPaint(() => resolve(null)));
  },
  found(found, ms, review) {
    const { selected, journal } = get();
    const { entry = null, undo = null, redo = null, progress = null, notes = [], lost = [], edited = false, broken = '' } = review ?? {};
    // What cannot be read is not written over: the article goes on as a copy.
    if (broken) set({ id: newId(), saved: '', journal: [] });
    const more = found.whole && { undo, redo, progress, notes, lost, ...(entry && noted(journal, entry)) };
    const touched = early && get().found === early ? [{ start: BEGINNING, end: Infinity, text: '' }] : null;
    set({ ...more, found, touched, ms, work: found.whole ? 'idle' : 'working', selected: selected && found.byId.has(selected) ? selected : null });
    if (broken) say(t('broken', { reason: broken }), { kind: 'bad' });
    if (edited && lost.length > 0) say(t('lost', { n: lost.length }), { kind: 'bad', action: { name: t('showLost'), run: () => set({ tab: 'notes' }) } });
  },
  trouble(reason, message) {
    if (reason === 'noModel') return say(t('noModel', { reason: message }), { kind: 'bad' });
    const report = reported(reason, message);
    if (reason === 'restarted') return say(t('restarted'), { action: report });
    set({ work: 'failed' });
    say(t(reason, { reason: message }), { kind: 'bad', action: { name: t('tryAgain'), run: () => analyse() }, also: report });
  },
});

/** What the worker must know to go on. @returns {import('./engine.js').Request} */
function request(state = get()) {
  const { id, text, date, order, saved, journal } = state;
  return { id, text, date, order, saved, journal, words: mine().words };
}

/**
 * Analyses the text afresh. An empty text needs no analysis.
 * @param {Partial<import('./store.js').State>} [change]  What changes with it: the worker is asked before the page takes that in.
 * @param {boolean} [renew]  Whether a text under review is read anew, too.
 */
export function analyse(change = {}, renew = false) {
  const next = { ...get(), ...change };
  if (next.text.trim() === '') return set({ ...change, found: null, work: 'idle', selected: null });
  engine.annotate({ ...request(next), renew });
  const working = /** @type {const} */ ({ ...change, work: 'working', stage: '' });
  // Where there is soon something to see, what was there stays until then: a blank screen takes as long to paint.
  if (next.screen === 'read' && !next.found && next.text.length < QUICK) hold(working, SOON);
  else set(working);
}

/** Stops the analysis; the text stays. */
export function stop() {
  engine.cancel();
  set({ work: 'stopped' });
  say(t('stopped'), { action: { name: t('again'), run: () => analyse() } });
}

/**
 * Takes in a changed text.
 * @param {string} text
 * @param {Partial<import('./store.js').State>} [change]  What changes with it.
 */
export function changeText(text, change = {}) {
  if (text !== get().text) analyse({ text, found: null, selected: null, ...change });
}

/** @param {string} date  `YYYY-MM-DD` or ''. */
export function changeDate(date) {
  if (date === get().date) return;
  analyse({ date });
}

/** @param {import('./store.js').State['order']} order */
export function changeOrder(order) {
  if (order === get().order) return;
  analyse({ order });
}

/** The list that an annotation stands in. @param {import('./document.js').Annotation | undefined} annotation */
function listOf(annotation) {
  if (!annotation || annotation.kind === 'quote') return 'quotes';
  if (annotation.kind === 'date') return 'timeline';
  return isFigure(annotation.label) ? 'figures' : 'entities';
}

/**
 * Chooses an annotation. Where the list that it stands in is open, the list shows it; the card comes with the next choice.
 * @param {string | null} id  An annotation's id.
 */
export function select(id) {
  const { found, selected, tab } = get();
  const listed = id !== null && id !== selected && listOf(found?.byId.get(id)) === tab;
  set(id === null || listed ? { selected: id } : { selected: id, tab: 'inspect' });
}

/**
 * Chooses an annotation from a list, which stays as it is.
 * @param {string} id
 */
export const point = (id) => set({ selected: id });

/** @param {string} label */
export function toggleLabel(label) {
  const hidden = new Set(get().hidden);
  if (!hidden.delete(label)) hidden.add(label);
  set({ hidden });
}

/** Hides every label, or shows all when any is hidden. */
export function toggleAll() {
  set({ hidden: get().hidden.size === 0 ? new Set(allLabels()) : new Set() });
}

/**
 * The next (1) or previous (-1) annotation that is not hidden.
 * @param {1 | -1} step
 */
export function stepAnnotation(step) {
  const { found, selected, hidden } = get();
  const shown = found?.annotations.filter((a) => !hidden.has(a.label)) ?? [];
  if (shown.length === 0) return null;
  const i = shown.findIndex((a) => a.id === selected);
  const next = i < 0 ? (step > 0 ? 0 : shown.length - 1) : (i + step + shown.length) % shown.length;
  set({ selected: shown[next].id });
  return shown[next];
}

/**
 * The next or previous mention of the chosen one's entity, round and round.
 * @param {1 | -1} step
 */
export function stepMention(step) {
  const { found, selected } = get();
  const chosen = selected ? found?.byId.get(selected) : undefined;
  if (!found || chosen?.kind !== 'mention' || !chosen.entity) return null;
  const mentions = found.mentionsOf.get(chosen.entity) ?? [];
  const next = mentions[(mentions.indexOf(chosen) + step + mentions.length) % mentions.length];
  set({ selected: next.id });
  return next;
}

/**
 * The formats that a document can be written in.
 * @returns {Promise<import('../pkg/desk.js').FormatInfo[]>}
 */
export const formats = () => engine.ask('formats');

/**
 * Writes the analysed document in a format.
 * @param {string} format
 * @param {string} title
 * @returns {Promise<import('../pkg/desk.js').Exported>}
 */
export const writeAs = (format, title) => engine.ask('write', { format, title, unknown: get().unknown });

/**
 * The text of HTML, laid out as it is read.
 * @param {string} html
 * @returns {Promise<string>}
 */
export const htmlToText = (html) => engine.ask('html', { html });

/**
 * Asks the core for something, outside an analysis.
 * @param {string} what  One of the worker's `answers`.
 * @param {object} [more]
 */
export const ask = (what, more) => engine.ask(what, more);

/** Tells the engine what a new worker must know. */
export function remember() {
  engine.remember(request());
}
