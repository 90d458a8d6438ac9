// @ts-check
/**
 * The analysis worker: runs the WebAssembly and posts what it finds in parts small enough that taking one in never
 * holds the page up.
 */
import { exportDocument, formats, htmlToText, paragraphs } from '../pkg/rubricator.js';
import { loadAnnotator } from './annotator.js';
import { flatten } from './document.js';
import { wholeCharacter } from './blocks.js';

/** Annotations in one message. */
const PART = 3000;
/** From this length on, the first screens are annotated before the whole. UTF-16 units. */
const LONG = 200_000;
const FIRST = 24_000;

/** @type {{native: import('../pkg/rubricator.js').NativeDocument, text: string} | null} */
let last = null;

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
    postMessage({ type: data.type === 'annotate' ? 'crashed' : 'refused', gen: data.gen, message: String(error) });
  }
});

/** What the page may ask for besides an analysis. @type {Record<string, (request: any) => unknown>} */
const answers = {
  formats: () => formats(),
  html: ({ html }) => htmlToText(html),
  write({ format, title }) {
    if (!last) throw new Error('nothing has been analysed yet');
    return exportDocument(last.text, last.native, format, title || undefined, format === 'native' ? 'utf16' : undefined);
  },
};

/**
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {{gen: number, text: string, date: string}} request
 */
function analyse(annotator, { gen, text, date }) {
  const run = (/** @type {string} */ part) => annotator.annotate(part, date || undefined, (stage) => postMessage({ type: 'stage', gen, stage }));
  postMessage({ type: 'started', gen });
  if (text.length > LONG) {
    const head = text.slice(0, cutAt(text, FIRST));
    send(gen, run(head), paragraphs(head), false, 0);
  }
  const began = performance.now();
  const native = run(text);
  const ms = performance.now() - began;
  last = { native, text };
  send(gen, native, paragraphs(text), true, ms);
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
 * @param {import('../pkg/rubricator.js').NativeDocument} native
 * @param {import('../pkg/rubricator.js').Paragraph[]} blocks
 * @param {boolean} whole
 * @param {number} ms
 */
function send(gen, native, blocks, whole, ms) {
  const annotations = flatten(native);
  const parts = Math.max(1, Math.ceil(Math.max(annotations.length, native.entities.length) / PART));
  for (let i = 0; i < parts; i++) {
    const range = /** @type {const} */ ([i * PART, (i + 1) * PART]);
    postMessage({
      type: 'part', gen, whole, ms, first: i === 0, final: i === parts - 1, date: native.date ?? null,
      annotations: annotations.slice(...range), entities: native.entities.slice(...range),
      blocks: i === 0 ? blocks : [],
    });
  }
}
