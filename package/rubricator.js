// @ts-check
/** What the package does, in this thread. Promises throughout, so that a worker can take its place. */
import { loadAnnotator } from './js/annotator.js';
import { FILES } from './js/corefiles.js';
import { openDesk } from './js/desk.js';

/**
 * @typedef {import('./index.js').Rubricator} Interface
 * @typedef {import('./index.js').LoadOptions} LoadOptions
 */

/**
 * Loads the core and its model with `get`. Unlike the page, which goes on with rules alone, a program must be able to rely
 * on what it has loaded: without a whole model this fails.
 * @param {LoadOptions} [options]
 * @param {(file: URL) => Promise<Response>} [get]
 * @returns {Promise<Interface>}
 */
export async function loadWith({ module = FILES.module, model = FILES.model, desk = FILES.desk } = {}, get) {
  const { annotator, problem } = await loadAnnotator({ module: address(module), model: address(model) }, get);
  if (problem === null) return new Rubricator(annotator, () => openDesk(address(desk), get));
  annotator.free();
  throw new Error(`the model did not load: ${problem}`);
}

/** An address that is relative is meant from the page. @param {string | URL} file */
function address(file) {
  return new URL(file, globalThis.location?.href);
}

/** @implements {Interface} */
class Rubricator {
  #annotator;
  #desk;

  /**
   * @param {import('./pkg/rubricator.js').Annotator} annotator
   * @param {typeof openDesk} desk
   */
  constructor(annotator, desk) {
    this.#annotator = annotator;
    this.#desk = desk;
  }

  /** @type {Interface['annotate']} */
  async annotate(text, { date, dateOrder } = {}) {
    return { ...this.#annotator.annotate(text, date, undefined, dateOrder), text };
  }

  /** @type {Interface['export']} */
  async export({ text, ...document }, format, { id, offsets, unknown } = {}) {
    const { exportDocument } = await this.#desk();
    return exportDocument(text, document, format, id, offsets, unknown ?? undefined);
  }

  /** @type {Interface['import']} */
  async import(file, format, { text: given } = {}) {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const { importDocuments } = await this.#desk();
    return importDocuments(bytes, format, given).map(({ document, text, ...rest }) => ({ document: { ...document, text }, ...rest }));
  }

  /** @type {Interface['formats']} */
  async formats() {
    return (await this.#desk()).formats();
  }

  /** @type {Interface['htmlToText']} */
  async htmlToText(html) {
    return (await this.#desk()).htmlToText(html);
  }

  close() {
    this.#annotator.free();
  }
}
