// @ts-check
/**
 * The analysis worker: runs the WebAssembly and posts what it finds in parts small enough that taking one in never
 * holds the page up. A person's corrections live in its Review; the page only sends operations.
 */
import { Review, exportDocument, formats, htmlToText, paragraphs } from '../pkg/rubricator.js';
import { loadAnnotator } from './annotator.js';
import { flatten } from './document.js';
import { wholeCharacter } from './blocks.js';

/**
 * @typedef {import('../pkg/rubricator.js').NativeDocument} NativeDocument
 * @typedef {import('../pkg/rubricator.js').ReviewView} View
 * @typedef {{gen: number, text: string, date: string, saved: string}} Request
 */

/** Annotations in one message. */
const PART = 3000;
/** From this length on, the first screens are annotated before the whole. UTF-16 units. */
const LONG = 200_000;
const FIRST = 24_000;

/** What was analysed last. @type {{native: NativeDocument, text: string} | null} */
let last = null;
/** The review of it, once a person has corrected something; `saved` is the page's copy of it. @type {{review: Review, saved: string} | null} */
let under = null;

const loaded = loadAnnotator();
const ready = loaded.then(({ annotator }) => annotator);
loaded.then(({ problem }) => postMessage({ type: 'ready', problem }), (error) => postMessage({ type: 'unusable', message: String(error) }));

addEventListener('message', async ({ data }) => {
  const annotator = await ready.catch(() => null);
  if (!annotator) return;
  try {
    if (data.type === 'annotate') analyse(annotator, data);
    else postMessage({ type: 'answer', gen: data.gen, value: answers[data.what](data) });
  } catch (error) {
    const refused = data.type !== 'annotate';
    postMessage({ type: refused ? 'refused' : 'crashed', gen: data.gen, message: error instanceof Error ? error.message : String(error) });
  }
});

/** What the page may ask for besides an analysis. @type {Record<string, (request: any) => unknown>} */
const answers = {
  formats: () => formats(),
  html: ({ html }) => htmlToText(html),
  operate: ({ operation }) => reviewed(review().apply(operation)),
  undo: () => reviewed(review().undo()),
  redo: () => reviewed(review().redo()),
  snap: ({ start, end }) => review().snap(start, end),
  write({ format, title }) {
    const { native, text } = analysed();
    const unit = format === 'native' ? 'utf16' : undefined;
    return exportDocument(text, under ? under.review.view().document : native, format, title || undefined, unit);
  },
};

function analysed() {
  if (!last) throw new Error('nothing has been analysed yet');
  return last;
}

/** The review, begun with the first thing that a person does. */
function review() {
  const { native, text } = analysed();
  under ??= { review: Review.restore(JSON.stringify({ ...native, text })), saved: '' };
  return under.review;
}

/** What the page must know after an operation. @param {View} view */
function reviewed({ document, undo, redo, progress }) {
  if (under) under.saved = under.review.save();
  const annotations = flatten(document);
  return { annotations, entities: document.entities, blocks: paragraphs(analysed().text), date: document.date, saved: under?.saved ?? '', undo, redo, progress };
}

/**
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {Request} request
 */
function analyse(annotator, { gen, text, date, saved }) {
  const run = (/** @type {string} */ part) => annotator.annotate(part, date || undefined, (stage) => postMessage({ type: 'stage', gen, stage }));
  postMessage({ type: 'started', gen });
  if (text.length > LONG) {
    const head = text.slice(0, cutAt(text, FIRST));
    send(gen, run(head), paragraphs(head), { whole: false, ms: 0 });
  }
  const began = performance.now();
  const native = run(text);
  const ms = performance.now() - began;
  last = { native, text };
  const view = saved === '' ? begin() : resume(annotator, text, date, saved);
  send(gen, view?.document ?? native, paragraphs(text), { whole: true, ms, review: view && under
    ? { saved: (under.saved = under.review.save()), undo: view.undo, redo: view.redo, progress: view.progress, lost: view.lost.length } : null });
}

function begin() {
  under = null;
  return null;
}

/**
 * Goes on with a person's work, on a text or a date that may have changed since.
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {string} text
 * @param {string} date
 * @param {string} saved
 */
function resume(annotator, text, date, saved) {
  if (under?.saved !== saved) under = { review: Review.restore(saved), saved };
  if (under.review.text !== text) return under.review.setText(annotator, text, date || undefined);
  return under.review.view().document.date === (date || null) ? under.review.view() : under.review.setDate(date || undefined);
}

/**
 * The end of the last line before `most`, so that no paragraph is cut in two where that can be helped.
 * @param {string} text
 * @param {number} most
 */
function cutAt(text, most) {
  const line = text.lastIndexOf('\n', most);
  return line > 0 ? line : wholeCharacter(text, most);
}

/**
 * @param {number} gen
 * @param {NativeDocument} native
 * @param {import('../pkg/rubricator.js').Paragraph[]} blocks
 * @param {{whole: boolean, ms: number, review?: object | null}} more
 */
function send(gen, native, blocks, more) {
  const annotations = flatten(native);
  const parts = Math.max(1, Math.ceil(Math.max(annotations.length, native.entities.length) / PART));
  for (let i = 0; i < parts; i++) {
    const range = /** @type {const} */ ([i * PART, (i + 1) * PART]);
    postMessage({
      type: 'part', gen, ...more, first: i === 0, final: i === parts - 1, date: native.date ?? null,
      annotations: annotations.slice(...range), entities: native.entities.slice(...range), blocks: i === 0 ? blocks : [],
    });
  }
}
