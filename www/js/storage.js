// @ts-check
/**
 * The articles that this browser keeps: IndexedDB behind a few functions. A change is committed in the task that asks for
 * it, so that it is on disk even where the page is closed right after; a person's steps are written one by one.
 */
import { push } from './document.js';

/**
 * @typedef {import('./store.js').Entry} Entry
 * @typedef {object} Kept
 * @property {string} id
 * @property {string} title
 * @property {string} text
 * @property {string} date
 * @property {'' | 'dmy' | 'mdy'} [order]  How days and months are ordered in figures.
 * @property {string} [saved]  The review that a person began with, as the core saves it.
 * @property {readonly Entry[]} [journal]  What the person did since.
 * @property {string} [unknown]  Fields of an imported file that we do not know.
 * @property {number} changed  When it was last changed, milliseconds since 1970.
 */

/** 1 had whole articles only. 2 has the steps that came after an article was written whole. */
const VERSION = 2;
const BOTH = ['documents', 'steps'];

/** @type {IDBDatabase | null} */
let database = null;
/** @type {Promise<IDBDatabase> | null} */
let opening = null;
/** No article is kept as older than another one that was kept before it, whatever the clock says. */
let newest = 0;

/** `crypto.randomUUID` needs a secure address; a page served over plain http in an office has none. */
export const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** Now; where the clock was set back, just after what was kept last. Milliseconds since 1970. */
const now = () => (newest = Math.max(Date.now(), newest + 1));

/**
 * Opens the database; fails where the browser keeps nothing.
 * @returns {Promise<IDBDatabase>}
 */
export function openStorage() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('rubricator', VERSION);
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
    request.onsuccess = () => resolve(taken(request.result));
    request.onerror = () => reject(request.error);
  });
  opening.catch(() => { opening = null; });
  return opening;
}

/** @param {IDBDatabase} opened @param {number} from */
function upgrade(opened, from) {
  if (from < 1) opened.createObjectStore('documents', { keyPath: 'id' });
  if (from < 2) opened.createObjectStore('steps', { keyPath: ['id', 'at'] });
}

/** A newer version of the page is not held up, and what the browser closes is opened again. @param {IDBDatabase} opened */
function taken(opened) {
  const lost = () => { database = opening = null; };
  opened.onversionchange = () => { opened.close(); lost(); };
  opened.onclose = lost;
  return (database = opened);
}

/**
 * Runs requests in a transaction of their own and waits until they are on disk. Where the database is open they are sent
 * before this returns: a page that is being closed gets no later chance.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(documents: IDBObjectStore, steps: IDBObjectStore) => () => T} ask  Gives how to read the answers.
 * @returns {Promise<T>}
 */
async function run(mode, ask) {
  const transaction = (database ?? (await openStorage())).transaction(BOTH, mode);
  const answer = ask(transaction.objectStore('documents'), transaction.objectStore('steps'));
  if (mode === 'readwrite') transaction.commit();
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(answer());
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

/** Every step of an article. @param {string} id */
const stepsOf = (id) => IDBKeyRange.bound([id], [id, []]);

/**
 * Writes articles whole: all of them or none.
 * @param {...Omit<Kept, 'changed'> & {changed?: number}} articles
 */
export const keep = (...articles) => run('readwrite', (documents, steps) => {
  for (const article of articles) {
    documents.put({ ...article, changed: article.changed ?? now() });
    steps.delete(stepsOf(article.id));
  }
  return () => {};
});

/**
 * Writes what a person did since the article was last written.
 * @param {string} id
 * @param {number} from  How many entries the journal had then.
 * @param {readonly Entry[]} entries
 */
export const keepSteps = (id, from, entries) => run('readwrite', (_, steps) => {
  entries.forEach((entry, i) => steps.put({ id, at: from + i, entry, when: now() }));
  return () => {};
});

/** @param {string} id @returns {Promise<Kept | undefined>} */
export const kept = (id) => run('readonly', (documents, steps) => {
  const [article, more] = [documents.get(id), steps.getAll(stepsOf(id))];
  return () => sound(article.result, more.result) ?? undefined;
});

/** @param {string} id */
export const forget = (id) => run('readwrite', (documents, steps) => {
  documents.delete(id);
  steps.delete(stepsOf(id));
  return () => {};
});

/** Every kept article, the last changed first. @returns {Promise<Kept[]>} */
export const allKept = () => run('readonly', (documents, steps) => {
  const [articles, more] = [documents.getAll(), steps.getAll()];
  return () => {
    /** @type {Map<string, any[]>} */
    const byId = new Map();
    for (const step of more.result) push(byId, step.id, step);
    const all = articles.result.map((article) => sound(article, byId.get(article.id))).filter((article) => article !== null);
    newest = Math.max(newest, ...all.map((article) => article.changed));
    return all.sort((a, b) => b.changed - a.changed);
  };
});

/**
 * An article as it can be opened, whatever became of its record; null where there is no text left.
 * @param {any} record
 * @param {any[]} [steps]  In order.
 * @returns {Kept | null}
 */
export function sound(record, steps = []) {
  if (typeof record?.id !== 'string' || typeof record.text !== 'string') return null;
  const words = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : '');
  const journal = Array.isArray(record.journal) ? record.journal : [];
  const whole = [...journal, ...steps.filter(({ at }) => at >= journal.length).map(({ entry }) => entry)];
  const times = [record.changed, steps.at(-1)?.when].filter(Number.isFinite);
  return {
    id: record.id, text: record.text, title: words(record.title), saved: words(record.saved), unknown: words(record.unknown),
    date: isDay(words(record.date)) ? record.date : '', order: ['dmy', 'mdy'].includes(record.order) ? record.order : '',
    journal: whole.filter((entry) => entry === 'undo' || entry === 'redo' || (typeof entry === 'object' && entry !== null)),
    changed: Math.max(0, ...times),
  };
}

/** Whether this is a day of the calendar, `YYYY-MM-DD`. @param {string} date */
function isDay(date) {
  const time = Date.parse(`${date}T00:00Z`);
  return /^\d{4}-/.test(date) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${date}T`);
}
