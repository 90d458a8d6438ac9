// @ts-check
/**
 * The analysis worker: runs the WebAssembly and posts what it finds in parts small enough that taking one in never
 * holds the page up.
 */
import { loadAnnotator } from './annotator.js';
import { flatten } from './document.js';
import { wholeCharacter } from './blocks.js';

/** Annotations in one message. */
const PART = 3000;
/** From this length on, the first screens are annotated before the whole. UTF-16 units. */
const LONG = 200_000;
const FIRST = 24_000;

/** @type {{gen: number, title: string, native: any, text: string} | null} */
let last = null;

const loaded = loadAnnotator();
const ready = loaded.then(({ annotator }) => annotator);
loaded.then(({ problem }) => postMessage({ type: 'ready', problem }), (error) => postMessage({ type: 'unusable', message: String(error) }));

addEventListener('message', async ({ data }) => {
  const annotator = await ready;
  try {
    if (data.type === 'annotate') analyse(annotator, data);
    else if (data.type === 'export') postMessage({ type: 'exported', gen: data.gen, text: exported(data) });
  } catch (error) {
    postMessage({ type: 'crashed', gen: data.gen, message: String(error) });
  }
});

/**
 * @param {import('../pkg/rubricator.js').Annotator} annotator
 * @param {{gen: number, text: string, date: string}} request
 */
function analyse(annotator, { gen, text, date }) {
  const run = (/** @type {string} */ part) => annotator.annotate(part, date || undefined, (stage) => postMessage({ type: 'stage', gen, stage }));
  postMessage({ type: 'started', gen });
  if (text.length > LONG) send(gen, run(text.slice(0, cutAt(text, FIRST))), false, 0);
  const began = performance.now();
  const native = run(text);
  const ms = performance.now() - began;
  last = { gen, title: '', native, text };
  send(gen, native, true, ms);
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
 * @param {any} native
 * @param {boolean} whole
 * @param {number} ms
 */
function send(gen, native, whole, ms) {
  const annotations = flatten(native);
  const parts = Math.max(1, Math.ceil(Math.max(annotations.length, native.entities.length) / PART));
  for (let i = 0; i < parts; i++) {
    const range = /** @type {const} */ ([i * PART, (i + 1) * PART]);
    postMessage({
      type: 'part', gen, whole, ms, first: i === 0, final: i === parts - 1, date: native.date ?? null,
      annotations: annotations.slice(...range), entities: native.entities.slice(...range),
      blocks: i === 0 ? native.blocks ?? [] : [],
    });
  }
}

/** @param {{format: string}} request */
function exported({ format }) {
  if (!last) throw new Error('nothing has been analysed yet');
  if (format !== 'native') throw new Error(`no such format: ${format}`);
  const { blocks, ...native } = last.native;
  return JSON.stringify({ ...native, text: last.text }, null, 1);
}
