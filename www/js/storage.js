// @ts-check
/** The articles that this browser keeps: IndexedDB behind four functions. */

/**
 * @typedef {object} Kept
 * @property {string} id
 * @property {string} title
 * @property {string} text
 * @property {string} date
 * @property {string} [saved]  The review that a person began with, as the core saves it.
 * @property {readonly import('./store.js').Entry[]} [journal]  What the person did since.
 * @property {string} [unknown]  Fields of an imported file that we do not know.
 * @property {number} changed  When it was last changed, milliseconds since 1970.
 */

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('rubricator', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('documents', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/**
 * Runs one request in its own transaction and waits until it is on disk.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
async function run(mode, ask) {
  const transaction = (await database()).transaction('documents', mode);
  const request = ask(transaction.objectStore('documents'));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

/** @param {Kept} document */
export const keep = (document) => run('readwrite', (store) => store.put(document));

/** @param {string} id @returns {Promise<Kept | undefined>} */
export const kept = (id) => run('readonly', (store) => store.get(id));

/** @param {string} id */
export const forget = (id) => run('readwrite', (store) => store.delete(id));

/** Every kept document, the last changed first. @returns {Promise<Kept[]>} */
export async function allKept() {
  const all = /** @type {Kept[]} */ (await run('readonly', (store) => store.getAll()));
  return all.sort((a, b) => b.changed - a.changed);
}
