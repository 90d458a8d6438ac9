// @ts-check
/**
 * The page's side of the analysis worker. One request runs at a time; a newer one replaces the one that waits; answers
 * to any but the newest are dropped. A worker that dies is started again, and the request is tried once more.
 */
import { annotating } from './document.js';
import { follow, note, nothingOfEach } from './news.js';
import { workerScript } from './trusted.js';

/**
 * @typedef {object} Request
 * @property {string} id
 * @property {string} text
 * @property {string} date
 * @property {'' | 'dmy' | 'mdy'} order
 * @property {string} saved  The review that a person began with, or ''.
 * @property {readonly import('./store.js').Entry[]} journal  What the person did since.
 * @property {string} words  The person's word list.
 * @property {boolean} [renew]  Whether the text is to be read anew, for the word list has changed.
 * @typedef {object} Events
 * @property {(stage: string) => void} stage
 * @property {(found: import('./document.js').Annotated) => Promise<unknown> | null} first  What the first screens need; gives when they are painted, if they are.
 * @property {(found: import('./document.js').Annotated, ms: number, review: any) => void} found
 * @property {(reason: 'restarted' | 'crashed' | 'unusable' | 'noModel', message: string) => void} trouble
 */

/** A worker that does not even say that it began, this long after it was asked, is dead. Milliseconds. */
const SILENCE = 8000;
/** A request that has run this long is stopped, not waited for, when a newer one comes. Milliseconds. */
const PATIENCE = 250;
/** Indexing what was found holds the page up no longer at a stretch. Milliseconds. */
const SLICE = 15;

export class Engine {
  /** @type {Worker | null} */ #worker = null;
  #ids = 0;
  /** Id of the newest request to annotate. */ #gen = 0;
  #began = 0;
  #tries = 0;
  #silence = 0;
  /** @type {Request | null} */ #running = null;
  /** @type {Request | null} */ #waiting = null;
  /** What a new worker is given, so that it knows what the old one knew. @type {Request | null} */ #latest = null;
  /** What the worker has told, and what it is telling. */ #lists = nothingOfEach();
  #news = nothingOfEach();
  /** When what was told last is indexed, or given up. */ #indexed = Promise.resolve();
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */ #asked = new Map();
  /** @type {Events} */ #events;

  /** @param {Events} events */
  constructor(events) {
    this.#events = events;
    this.#start();
  }

  /** @param {Request} request */
  annotate(request) {
    this.#tries = 0;
    this.#waiting = this.#latest = request;
    if (!this.#running) this.#next();
    else if (performance.now() - this.#began > PATIENCE) this.#restart();
  }

  /** Tells what the worker would need to go on after a crash. @param {Request} request */
  remember(request) {
    this.#latest = request;
  }

  /** Stops all work at once. */
  cancel() {
    this.#waiting = null;
    if (this.#running) this.#restart();
  }

  /**
   * Asks the worker for something besides an analysis.
   * @param {string} what  One of the worker's `answers`.
   * @param {object} [more]
   * @returns {Promise<any>}
   */
  ask(what, more = {}) {
    const gen = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#asked.set(gen, { resolve, reject });
      this.#worker?.postMessage({ type: 'ask', gen, what, ...more });
    });
  }

  #start() {
    const worker = new Worker(workerScript(), { type: 'module', name: 'rubricator' });
    worker.addEventListener('message', ({ data }) => { if (worker === this.#worker) this.#take(data); });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#died(event.message ?? 'the worker could not be started');
    });
    this.#worker = worker;
  }

  #restart() {
    clearTimeout(this.#silence);
    this.#worker?.terminate();
    for (const { reject } of this.#asked.values()) reject(new Error('the analysis was started again'));
    this.#asked.clear();
    this.#running = null;
    this.#news = nothingOfEach();
    // What is still being indexed is not wanted any more.
    this.#gen = ++this.#ids;
    this.#start();
    this.#next();
  }

  #next() {
    if (!this.#waiting) return;
    this.#running = this.#waiting;
    this.#waiting = null;
    this.#began = performance.now();
    this.#silence = setTimeout(() => this.#died('it does not answer'), SILENCE);
    this.#gen = ++this.#ids;
    this.#worker?.postMessage({ type: 'annotate', gen: this.#gen, ...this.#running });
  }

  /** @param {string} message */
  #died(message) {
    const given = this.#running !== null && this.#tries++ > 0;
    if (!given) this.#waiting ??= this.#running ?? this.#latest;
    this.#events.trouble(given ? 'crashed' : 'restarted', message);
    this.#restart();
  }

  /** @param {any} data */
  #take(data) {
    if (data.type === 'unusable') return this.#unusable(data.message);
    if (data.type === 'ready') return data.problem && this.#events.trouble('noModel', data.problem);
    // What was asked after an analysis changes what that one found: it is taken in after it.
    if (data.type === 'answer' || data.type === 'refused') return void this.#indexed.finally(() => this.#settle(data));
    if (data.type === 'crashed') return this.#died(data.message);
    if (data.gen !== this.#gen || !this.#running) return;
    if (data.type === 'started') clearTimeout(this.#silence);
    else if (data.type === 'stage') this.#events.stage(data.stage);
    else if (data.type === 'piece') note(this.#news, data.piece, this.#running.text);
    else if (data.type === 'told') this.#told(data);
  }

  /**
   * Takes in what was told. Other tasks index and draw it, so that none is long.
   * @param {{gen: number, anew: boolean, change: any, date: string | null, whole: boolean, ms: number, review: any}} told
   */
  #told({ gen, anew, change, date, whole, ms, review }) {
    this.#lists = follow(anew ? nothingOfEach() : this.#lists, this.#news, change);
    this.#news = nothingOfEach();
    if (whole) this.#running = null;
    if (!this.#waiting) this.#indexed = this.#index(gen, annotating(this.#lists, { date, whole }), (found) => this.#events.found(found, ms, review));
    if (whole) this.#next();
  }

  /**
   * Indexes what was told, some each task, unless something newer is asked for meanwhile.
   * @param {number} gen
   * @param {ReturnType<typeof annotating>} steps
   * @param {(found: import('./document.js').Annotated) => void} done
   */
  async #index(gen, steps, done) {
    for (;;) {
      const began = performance.now();
      const spent = () => performance.now() - began;
      let step = steps.next();
      while (!step.done && !step.value && spent() < SLICE) step = steps.next();
      // Drawing is a task of its own, unless both are short.
      const painted = !step.done && step.value ? this.#events.first(step.value) : null;
      if (painted) await painted;
      else if (!step.done || spent() > SLICE / 3) await new Promise((resolve) => setTimeout(resolve, 0));
      if (gen !== this.#gen) return;
      if (step.done) return done(step.value);
    }
  }

  /** @param {string} message */
  #unusable(message) {
    clearTimeout(this.#silence);
    this.#running = this.#waiting = null;
    for (const { reject } of this.#asked.values()) reject(new Error(message));
    this.#asked.clear();
    this.#events.trouble('unusable', message);
  }

  /** @param {{type: string, gen: number, value: any, message: string}} data */
  #settle({ type, gen, value, message }) {
    const asked = this.#asked.get(gen);
    this.#asked.delete(gen);
    if (type === 'answer') asked?.resolve(value);
    else asked?.reject(new Error(message));
  }
}
