// @ts-check
/**
 * The analysis worker: runs the WebAssembly and posts what it finds in parts small enough that taking one in never
 * holds the page up. A person's corrections live in its Review; the page only sends operations.
 */
import { paragraphs, tieBetween } from '../pkg/rubricator.js';
import { loadAnnotator } from './annotator.js';
import { flatten } from './document.js';
import { cutAt } from './blocks.js';
import { openDesk } from './desk.js';
import { noted } from './journal.js';
import { giveWords } from './ownwords.js';
import { isPanic, lostOf, replay } from './replaying.js';
import { follow, forget, tell } from './sending.js';
import { heat, warm } from './warming.js';

/**
 * @typedef {import('../pkg/rubricator.js').NativeDocument} NativeDocument
 * @typedef {import('../pkg/rubricator.js').Annotator} Annotator
 * @typedef {import('../pkg/desk.js').Review} Review
 * @typedef {import('../pkg/desk.js').ReviewChange} Change
 * @typedef {import('./engine.js').Request & {gen: number}} Request
 */

/** From this length on, the first screens are annotated before the whole. UTF-16 units. */
const LONG = 200_000;
const FIRST = 24_000;

/** What was analysed last, and as the desk takes it: native JSON with the text. @type {{text: string, json: () => string} | null} */
let last = null;
/**
 * The review of it, once a person has begun to correct, and how much of the page's journal is in it. `known`: the page keeps
 * what it began with.
 * @type {{review: Review, id: string, date: string, order: Request['order'], steps: number, known: boolean} | null}
 */
let under = null;
/** @type {Pick<Request, 'id' | 'date' | 'order'>} */
let present = { id: '', date: '', order: '' };
/** The word list that the annotator has. */
let listed = '';

const loaded = loadAnnotator();
const ready = loaded.then(({ annotator }) => annotator);
loaded.then(({ problem }) => postMessage({ type: 'ready', problem }), (error) => postMessage({ type: 'unusable', message: String(error) }));

/** All is done in the order in which it was asked, also while the desk is on its way. */
let turn = ready.then(warm).catch(() => {});
/** Whether a person, or the page, has asked for anything. */
let asked = false;
turn.then(async () => heat(await ready, () => !asked)).catch(() => {});
addEventListener('message', ({ data }) => {
  asked = true;
  if (data.type === 'annotate') postMessage({ type: 'started', gen: data.gen });
  turn = turn.then(() => take(data));
});

/** @param {any} data */
async function take(data) {
  const annotator = await ready.catch(() => null);
  if (!annotator) return;
  try {
    if (data.type === 'annotate') await analyse(annotator, data);
    else postMessage({ type: 'answer', gen: data.gen, value: await answers[data.what](data, annotator) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (data.type !== 'annotate') postMessage({ type: 'refused', gen: data.gen, message });
    if (data.type === 'annotate' || isPanic(error)) postMessage({ type: 'crashed', message });
  }
}

/** What the page may ask for besides an analysis. @type {Record<string, (request: any, annotator: Annotator) => unknown>} */
const answers = {
  tie: ({ label, name, others }) => others.map((/** @type {string} */ of) => ({ of, how: tieBetween(label, name, of) })).find((/** @type {{how?: string}} */ { how }) => how) ?? null,
  formats: async () => (await openDesk()).formats(),
  html: async ({ html }) => (await openDesk()).htmlToText(html),
  docx: async ({ bytes }) => (await openDesk()).docxToText(bytes),
  operate: ({ operation }) => changed((review) => review.apply(operation)),
  undo: () => changed((review) => review.undo()),
  redo: () => changed((review) => review.redo()),
  snap: async ({ start, end }) => (await begun()).review.snap(start, end),
  saved: () => (under ? under.review.save() : ''),
  words: async ({ list }, annotator) => { await giveWords(annotator, list); listed = list; },
  read: async ({ bytes, format, text }) => (await openDesk()).importDocuments(bytes, format, text || undefined),
  async write({ format, title, unknown }) {
    const { exportDocument } = await openDesk();
    return exportDocument(analysed().text, current(), format, title || undefined, format === 'native' ? 'utf16' : undefined, unknown || undefined);
  },
  async writeAll({ formats, stem, title }) {
    const { exportAll } = await openDesk();
    return exportAll(analysed().text, current(), formats, stem, title || undefined);
  },
};

function analysed() {
  if (!last) throw new Error('nothing has been analysed yet');
  return last;
}

/** The document as corrected. */
const current = () => (under ? under.review.view().document : JSON.parse(analysed().json()));

/** The review, begun with the first thing that a person does. */
async function begun() {
  const { Review } = await openDesk();
  under ??= { review: Review.restore(analysed().json()), ...present, steps: 0, known: false };
  return under;
}

/** What the page must know after an operation. @param {(review: Review) => Change} run */
async function changed(run) {
  const { review, steps, known } = await begun();
  const began = known ? '' : analysed().json();
  const { whole, changed, gone, undo, redo, progress, notes, date } = run(review);
  under = { ...present, review, steps: steps + 1, known: true };
  if (whole) last = { text: review.text, json: () => JSON.stringify({ ...whole, text: review.text }) };
  const lists = whole ?? changed;
  const ids = [...changed.mentions, ...changed.entities, ...changed.dates, ...changed.quotes].map((item) => item.id);
  return {
    base: began, gone: whole ? null : [...gone, ...ids], annotations: flatten(lists), entities: lists.entities, undo, redo, progress, notes, date,
    text: whole && review.text, blocks: whole && paragraphs(review.text), ...(whole && { lost: lostOf(review) }),
  };
}

/**
 * @param {Annotator} annotator
 * @param {Request} request
 */
async function analyse(annotator, request) {
  const { id, text, date, order, saved, words } = request;
  if (words !== listed) await giveWords(annotator, (listed = words));
  // Of a text that was only edited the whole comes as soon as the first screens of a new one.
  const fresh = !last || present.id !== id;
  present = { id, date, order };
  if (fresh) forget(annotator);
  if (text.length > LONG && fresh) follow(annotator, { ...request, text: text.slice(0, cutAt(text, FIRST)) }, () => ({ whole: false, ms: 0 }));
  const began = performance.now();
  const done = saved === '' ? null : await resumed(annotator, request);
  if (!done || 'broken' in done) under = null;
  last = { text, json: under ? () => JSON.stringify({ ...current(), text }) : () => annotator.told() };
  const more = () => ({ whole: true, ms: performance.now() - began, review: done });
  if (under) tell(annotator, request, current(), more());
  else follow(annotator, request, more);
}

/**
 * As `resume`; where what was kept cannot be read, why.
 * @param {Annotator} annotator
 * @param {Request} request
 */
async function resumed(annotator, request) {
  const { Review } = await openDesk();
  try {
    if (under?.id !== request.id || under.steps !== request.journal.length) under = replayed(Review.restore(request.saved), request);
    return resume(under, annotator, request);
  } catch (error) {
    if (isPanic(error)) throw error;
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Goes on with a person's work, on a text, a date or a word list that may have changed since.
 * @param {NonNullable<typeof under>} before
 * @param {Annotator} annotator
 * @param {Request} request
 */
function resume(before, annotator, { id, text, date, order, journal, renew }) {
  const { review } = before;
  const how = /** @type {const} */ ([date || undefined, order || undefined]);
  const afresh = () => JSON.stringify({ ...annotator.annotate(text, how[0], undefined, how[1]), text });
  let act = '';
  if (review.text !== text) [act] = ['setText', review.setText(afresh())];
  else if (renew) [act] = ['setWords', review.renew(afresh())];
  else if (before.date !== date || before.order !== order) [act] = ['setDate', review.setDate(...how)];
  const entry = act ? { adopt: review.save(), act } : null;
  under = { review, id, date, order, steps: entry ? noted(journal, entry).journal.length : journal.length, known: true };
  const { undo, redo, progress, notes } = review.view();
  return { entry, undo, redo, progress, notes, lost: lostOf(review), edited: act === 'setText' };
}

/**
 * The review that a journal leads to.
 * @param {Review} review
 * @param {Request} request
 */
function replayed(review, { id, date, order, journal }) {
  replay(review, journal);
  return { review, id, date, order, steps: journal.length, known: true };
}
