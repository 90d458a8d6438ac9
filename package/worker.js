// @ts-check
/** The same in a Web Worker, so that long texts do not hold up the page. */

/**
 * @typedef {import('./index.js').Rubricator} Interface
 * @typedef {{resolve: (value: any) => void, reject: (error: Error) => void}} Asked
 */

/** @type {typeof import('./worker.d.ts').loadInWorker} */
export async function loadInWorker({ worker = start, module, model } = {}) {
  const client = new Client(worker());
  try {
    await client.ask('load', { module: absolute(module), model: absolute(model) });
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

function start() {
  return new Worker(new URL('./worker-script.js', import.meta.url), { type: 'module', name: 'rubricator' });
}

/** The worker lies elsewhere: what is relative here is not so there. @param {string | URL | undefined} file */
function absolute(file) {
  return file && new URL(file, location.href).href;
}

/** @implements {Interface} */
class Client {
  #worker;
  #ids = 0;
  /** @type {Map<number, Asked>} */ #asked = new Map();
  /** Why there is no worker any more. @type {Error | null} */ #gone = null;

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#settle(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#stop(new Error(`the worker failed: ${event.message || 'it could not be started'}`));
    });
  }

  /** @type {Interface['annotate']} */
  annotate = (...args) => this.ask('annotate', ...args);

  /** @type {Interface['export']} */
  export = (...args) => this.ask('export', ...args);

  /** @type {Interface['import']} */
  import = (...args) => this.ask('import', ...args);

  /** @type {Interface['formats']} */
  formats = () => this.ask('formats');

  /** @type {Interface['htmlToText']} */
  htmlToText = (html) => this.ask('htmlToText', html);

  close() {
    this.#stop(new Error('closed'));
  }

  /**
   * @param {string} method
   * @param {unknown[]} args
   * @returns {Promise<any>}
   */
  ask(method, ...args) {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, args });
    });
  }

  /** @param {{id: number, value?: unknown, failure?: {name: string, message: string}}} answer */
  #settle({ id, value, failure }) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (!failure) return asked?.resolve(value);
    const error = Object.assign(new Error(failure.message), { name: failure.name });
    asked?.reject(error);
    // After a panic the module's memory is not to be trusted.
    if (error.name === 'Panic') this.#stop(error);
  }

  /** @param {Error} reason */
  #stop(reason) {
    this.#gone ??= reason;
    this.#worker.terminate();
    for (const { reject } of this.#asked.values()) reject(reason);
    this.#asked.clear();
  }
}
