// @ts-check
/**
 * The analysis worker: runs the WebAssembly and posts what it finds in parts small enough that taking one in never
 * holds the page up. A person's corrections live in its Review; the page only sends operations.
 */
import { Review, docxToText, exportAll, exportDocument, formats, htmlToText, importDocuments, paragraphs } from '../pkg/rubricator.js';
import { loadAnnotator } from './annotator.js';
import { flatten } from './document.js';
import { cutAt } from './blocks.js';
import { noted } from './journal.js';
import { send } from './sending.js';

/**
 * @typedef {import('../pkg/rubricator.js').NativeDocument} NativeDocument
 * @typedef {import('../pkg/rubricator.js').ReviewChange} Change
 * @typedef {import('./engine.js').Request & {gen: number}} Request
 */

/** From this length on, the first screens are annotated before the whole. UTF-16 units. */
const LONG = 200_000;
const FIRST = 24_000;

/** What was analysed last, and by which word list. @type {{native: NativeDocument, text: string, words: string} | null} */
let last = null;
/**
 * The review of it, once a person has corrected something, and how much of the page's journal is in it.
 * @type {{review: Review, id: string, date: string, order: Request['order'], steps: number} | null}
 */
let under = null;
/** @type {Pick<Request, 'id' | 'date' | 'order'>} */
let present = { id: '', date: '', order: '' };
/** The word list that the annotator has. */
let listed = '';

const loaded = loadAnnotator();
const ready = loaded.then(({ annotator }) => annotator);
loaded.then(({ problem }) => postMessage({ type: 'ready', problem }), (error) => postMessage({ type: 'unusable', message: String(error) }));

addEventListener('message', async ({ data }) => {
  const annotator = await ready.catch(() => null);
  if (!annotator) return;
  try {
    if (data.type === 'annotate') analyse(annotator, data);
    else postMessage({ type: 'answer', gen: data.gen, value: answers[data.what](data, annotator) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (data.type !== 'annotate') postMessage({ type: 'refused', gen: data.gen, message });
    if (data.type === 'annotate' || isPanic(error)) postMessage({ type: 'crashed', message });
  }
});

/** After a panic the core's memory is not to be trusted. @param {unknown} error */
const isPanic = (error) => error instanceof WebAssembly.RuntimeError || (error instanceof Error && error.name === 'Panic');

/** What the page may ask for besides an analysis. @type {Record<string, (request: any, annotator: import('../pkg/rubricator.js').Annotator) => unknown>} */
const answers = {
  formats: () => formats(),
  html: ({ html }) => htmlToText(html),
  docx: ({ bytes }) => docxToText(bytes),
  operate: ({ operation }, annotator) => changed(() => review(annotator).apply(operation)),
  undo: (_, annotator) => changed(() => review(annotator).undo()),
  redo: (_, annotator) => changed(() => review(annotator).redo()),
  snap: ({ start, end }, annotator) => review(annotator).snap(start, end),
  saved: () => (under ? under.review.save() : ''),
  words: ({ list }, annotator) => { annotator.setWords(list); listed = list; },
  read: ({ bytes, format, text }) => importDocuments(bytes, format, text || undefined),
  write({ format, title, unknown }) {
    const unit = format === 'native' ? 'utf16' : undefined;
    return exportDocument(analysed().text, current(), format, title || undefined, unit, unknown || undefined);
  },
  writeAll: ({ formats, stem, title }) => exportAll(analysed().text, current(), formats, stem, title || undefined),
};

function analysed() {
  if (!last) throw new Error('nothing has been analysed yet');
  return last;
}

/** The document as corrected. */
const current = () => (under ? under.review.view().document : analysed().native);

/** What a review of the present document begins with. */
const base = () => JSON.stringify({ ...analysed().native, text: analysed().text });

/**
 * The review, begun with the first thing that a person does. The annotator remembers the text: asking it again costs less than
 * reading what it said.
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 */
function review(annotator) {
  const { text, words } = analysed();
  const begun = () => (words === listed ? new Review(annotator, text, present.date || undefined, present.order || undefined) : Review.restore(base()));
  under ??= { review: begun(), ...present, steps: 0 };
  return under.review;
}

/** What the page must know after an operation. @param {() => Change} run */
function changed(run) {
  const begun = under ? '' : base();
  const { whole, changed, gone, undo, redo, progress, notes, date } = run();
  const { review, steps } = /** @type {NonNullable<typeof under>} */ (under);
  under = { ...present, review, steps: steps + 1 };
  if (whole) last = { native: whole, text: review.text, words: listed };
  const lists = whole ?? changed;
  const ids = [...changed.mentions, ...changed.entities, ...changed.dates, ...changed.quotes].map((item) => item.id);
  return {
    base: begun, gone: whole ? null : [...gone, ...ids], annotations: flatten(lists), entities: lists.entities, undo, redo, progress, notes, date,
    text: whole && review.text, blocks: whole && paragraphs(review.text), ...(whole && { lost: lostOf(review) }),
  };
}

/**
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {Request} request
 */
function analyse(annotator, request) {
  const { gen, id, text, date, order, saved, words } = request;
  postMessage({ type: 'started', gen });
  if (words !== listed) annotator.setWords(listed = words);
  // Of a text that was only edited the whole comes as soon as the first screens of a new one.
  const fresh = !last || present.id !== id;
  present = { id, date, order };
  const run = (/** @type {string} */ part) => annotator.annotate(part, date || undefined, (stage) => postMessage({ type: 'stage', gen, stage }), order || undefined);
  if (text.length > LONG && fresh) {
    const head = text.slice(0, cutAt(text, FIRST));
    send(gen, run(head), annotator.paragraphs(head), { whole: false, ms: 0 });
  }
  const began = performance.now();
  const done = saved === '' ? null : resumed(annotator, request);
  if (!done || 'broken' in done) under = null;
  const native = under ? current() : run(text);
  const ms = performance.now() - began;
  last = { native, text, words: listed };
  send(gen, native, annotator.paragraphs(text), { whole: true, ms, review: done });
}

/**
 * As `resume`; where what was kept cannot be read, why.
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {Request} request
 */
function resumed(annotator, request) {
  try {
    return resume(annotator, request);
  } catch (error) {
    if (isPanic(error)) throw error;
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Goes on with a person's work, on a text, a date or a word list that may have changed since.
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {Request} request
 */
function resume(annotator, { id, text, date, order, saved, journal, renew }) {
  if (under?.id !== id || under.steps !== journal.length) under = { review: replayed(saved, journal), id, date, order, steps: journal.length };
  const { review } = under;
  const how = /** @type {const} */ ([date || undefined, order || undefined]);
  let act = '';
  if (review.text !== text) [act] = ['setText', review.setText(annotator, text, ...how)];
  else if (renew) [act] = ['setWords', review.renew(annotator, ...how)];
  else if (under.date !== date || under.order !== order) [act] = ['setDate', review.setDate(...how)];
  const entry = act ? { adopt: review.save(), act } : null;
  under = { review, id, date, order, steps: entry ? noted(journal, entry).journal.length : journal.length };
  const { undo, redo, progress, notes } = review.view();
  return { entry, undo, redo, progress, notes, lost: lostOf(review), edited: act === 'setText' };
}

/** A person's work on words that are gone from the text: what it said of which words. @param {Review} review */
function lostOf(review) {
  return review.view().lost.flatMap(({ mentions, dates, quotes }) => [
    ...mentions.map(({ label, text }) => ({ label, text })), ...dates.map(({ text }) => ({ label: 'date', text })), ...quotes.map(({ text }) => ({ label: 'quote', text })),
  ]);
}

/**
 * The review that a journal leads to. What a newer version of the core refuses is passed over.
 * @param {string} saved
 * @param {Request['journal']} journal
 */
function replayed(saved, journal) {
  const review = Review.restore(saved);
  for (const entry of journal) {
    try {
      if (entry === 'undo' || entry === 'redo') review[entry]();
      else if ('adopt' in entry) review.adopt(entry.adopt, entry.act);
      else review.apply(entry);
    } catch (error) {
      if (isPanic(error)) throw error;
      console.warn(error);
    }
  }
  return review;
}
