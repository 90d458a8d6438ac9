// @ts-check
/**
 * Several articles, kept as they change. One tab owns an article by a lock; another tab that changes the same one goes
 * on with a copy.
 */
import { get, on, set } from './store.js';
import { analyse } from './actions.js';
import { allKept, forget, keep, kept } from './storage.js';
import { say } from './messages.js';
import { t } from './i18n.js';

/** Changes are written this long after the last one. Milliseconds. */
const WAIT = 400;
const TAB = 'rubricator-document';

const KEPT = /** @type {const} */ (['id', 'text', 'title', 'date', 'saved', 'journal', 'unknown']);
/** What was written last. @type {Pick<import('./store.js').State, typeof KEPT[number]> | null} */
let written = null;
let timer = 0;
let failed = false;
/** Lets go of the lock on the present document. */
let release = () => {};

/** Keeps the article as it changes. */
export function startKeeping() {
  on(['text', 'title', 'date', 'saved', 'journal'], () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => { if (document.hidden) save(); });
}

/** Writes the article now. */
export async function save() {
  clearTimeout(timer);
  const { id, text, title, date, saved, journal, unknown } = get();
  const now = { id, text, title, date, saved, journal, unknown };
  if (id === '' || text.trim() === '' || KEPT.every((key) => now[key] === written?.[key])) return;
  try {
    await keep({ ...now, changed: Date.now() });
    written = now;
    failed = false;
  } catch (error) {
    if (!failed) say(reason(error), { kind: 'bad' });
    failed = true;
  }
}

/** @param {unknown} error */
function reason(error) {
  const name = error instanceof DOMException ? error.name : String(error);
  return name === 'QuotaExceededError' ? t('full') : t('notKept', { reason: name });
}

/**
 * Opens an article as a new one.
 * @param {Omit<Article, 'id'>} article
 */
export async function openNew(article) {
  const { text } = article;
  await save();
  await enter({ ...article, id: newId() }, text.trim() === '' ? 'write' : 'read');
}

/** Opens a kept article. @param {string} id */
export async function openKept(id) {
  await save();
  const found = await kept(id);
  if (found) await reopen(found);
}

/** @param {import('./storage.js').Kept} article */
async function reopen(article) {
  await enter(article, 'read');
  const { id, text, title, date, saved, journal, unknown } = get();
  if (id === article.id) written = { id, text, title, date, saved, journal, unknown };
}

/** Goes on where this tab, else this browser, left off. True where there was something. */
export async function restore() {
  try {
    const mine = sessionStorage.getItem(TAB);
    const found = (mine && (await kept(mine))) || (mine === null ? (await allKept())[0] : undefined);
    if (found) await reopen(found);
    return found !== undefined;
  } catch {
    return false;
  }
}

/** Deletes a kept article; it can be taken back. @param {import('./storage.js').Kept} document */
export async function remove(document, then = () => {}) {
  await forget(document.id);
  if (get().id === document.id) await openNew({ text: '' });
  say(t('removed', { title: titleOf(document) }), { action: { name: t('undo'), run: () => keep(document).then(then) } });
}

/**
 * @typedef {{id: string, text: string, title?: string, date?: string, saved?: string, journal?: readonly import('./store.js').Entry[], unknown?: string}} Article
 * @param {Article} article
 * @param {'read' | 'write'} screen
 */
async function enter({ id, text, title = '', date = '', saved = '', journal = [], unknown = '' }, screen) {
  release();
  const own = await lock(id);
  const mine = own ? id : newId();
  if (!own) {
    await lock(mine);
    say(t('elsewhere'));
  }
  sessionStorage.setItem(TAB, mine);
  set({ id: mine, text, title, date, saved, journal, unknown, notes: [], found: null, selected: null, undo: null, redo: null, progress: null, screen });
  analyse();
}

/** `crypto.randomUUID` needs a secure address; a page served over plain http in an office has none. */
export const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** Takes the lock on an article, until `release`. False where another tab has it. @param {string} id */
function lock(id) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(`rubricator-${id}`, { ifAvailable: true }, (got) => {
      resolve(got !== null);
      return got && new Promise((done) => { release = () => done(undefined); });
    });
  });
}

/** What to call an article: its title, else its first line. @param {{title: string, text: string}} article */
export function titleOf({ title, text }) {
  const line = /\S[^\r\n]*/.exec(text.slice(0, 2000))?.[0] ?? '';
  return title || line.slice(0, 120) || t('untitled');
}
