// @ts-check
/**
 * Several articles, kept as they change. One tab owns an article by a lock; another tab that changes the same one goes
 * on with a copy.
 */
import { get, on } from './store.js';
import { onLater } from './later.js';
import { analyse } from './actions.js';
import { allKept, forget, keep, keepSteps, kept, newId, openStorage } from './storage.js';
import { leave, settled, takeUp } from './lastwords.js';
import { lock } from './locks.js';
import { say } from './messages.js';
import { t } from './i18n.js';

/** Changes of the text are written this long after the last one. Milliseconds. */
const WAIT = 400;
/** After a reload this tab's own lock may not be free yet. Milliseconds. */
const OWN = 2000;
const TAB = 'rubricator-document';

const KEPT = /** @type {const} */ (['id', 'text', 'title', 'date', 'order', 'saved', 'journal', 'unknown']);
/** @typedef {Pick<import('./store.js').State, typeof KEPT[number]>} Whole */
/** What was written last. @type {Whole | null} */
let written = null;
/** What is being written, and when it will be. @type {{now: Whole, done: Promise<void>} | null} */
let underway = null;
let timer = 0;
let failed = false;
/** When the storage is open, or known not to open. @type {Promise<void>} */
let begun = Promise.resolve();
/** The article that this tab owns, and how to let go of it. */
let held = { id: '', release: () => {} };

/** Keeps the article as it changes: what a person corrected at once, text when the typing pauses. */
export function startKeeping() {
  on(['text', 'title', 'date', 'order'], () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  onLater(['saved', 'journal'], save);
  on(['id'], ({ id }) => { if (id !== '') own(id); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) save(); });
  addEventListener('pagehide', lastWords);
  addEventListener('beforeunload', (event) => {
    save();
    lastWords();
    if (failed && present() !== null) event.preventDefault();
  });
  begun = openStorage().then(takeUp).catch(unkept);
}

/** What is to be written; null where nothing is. */
function present() {
  const { id, text, title, date, order, saved, journal, unknown } = get();
  const now = { id, text, title, date, order, saved, journal, unknown };
  return id === '' || text.trim() === '' || same(now, written) ? null : now;
}

/** @param {Whole} now @param {Whole | null} before */
const same = (now, before) => KEPT.every((key) => now[key] === before?.[key]);

/**
 * What is new in an article: the fields that changed, and the journal from entry `from` on.
 * @param {Whole} now
 */
function news(now) {
  const old = written?.id === now.id ? written : null;
  const fields = KEPT.filter((key) => key !== 'id' && now[key] !== old?.[key]);
  const there = old?.journal.length ?? 0;
  const from = there > 0 && now.journal[there - 1] === old?.journal[there - 1] ? there : 0;
  return { fields, from, steps: now.journal.slice(from) };
}

/** Writes the article now, unless just that is being written. */
export async function save() {
  clearTimeout(timer);
  const now = present();
  if (!now) return;
  if (!underway || !same(now, underway.now)) underway = { now, done: write(now) };
  await underway.done;
}

/** Writes only the new steps, where there is nothing else new. @param {Whole} now */
async function write(now) {
  try {
    const { fields, from, steps } = news(now);
    await (from > 0 && fields.join() === 'journal' ? keepSteps(now.id, from, steps) : keep(now));
    written = now;
    failed = false;
    if (present() === null) settled(now.id);
  } catch (error) {
    unkept(error);
  } finally {
    if (underway?.now === now) underway = null;
  }
}

/** Leaves what has not reached the disk, at the last moment. */
function lastWords() {
  const now = present();
  if (!now) return;
  const { fields, from, steps } = news(now);
  const changes = Object.fromEntries(fields.map((key) => [key, key === 'journal' ? steps : now[key]]));
  leave({ ...changes, id: now.id }, from);
}

/** Says, once, that nothing is kept, and why: before anybody relies on it. @param {unknown} error */
function unkept(error) {
  const name = error instanceof DOMException ? error.name : String(error);
  const key = { QuotaExceededError: 'full', VersionError: 'newerPage' }[name] ?? 'notKept';
  if (!failed) say(t(key, { reason: name }), { kind: 'bad' });
  failed = true;
}

/**
 * Opens an article as a new one. As its journal is another, it is written once its marks are painted. Nobody else has its lock.
 * @param {Omit<Article, 'id'>} article
 */
export async function openNew(article) {
  const { text } = article;
  if (present()) await save();
  enter({ ...article, id: newId() }, text.trim() === '' ? 'write' : 'read');
}

/** Opens a kept article. @param {string} id */
export async function openKept(id) {
  await Promise.all([begun, save()]);
  const found = await kept(id);
  if (found) await reopen(found);
}

/** @param {import('./storage.js').Kept} article @param {number} [patience] */
async function reopen(article, patience) {
  const free = await own(article.id, patience);
  if (!free) say(t('elsewhere'));
  enter(free ? article : { ...article, id: newId() }, 'read');
  const { id, text, title, date, order, saved, journal, unknown } = get();
  if (id === article.id) written = { id, text, title, date, order, saved, journal, unknown };
}

/** Goes on where this tab, else this browser, left off. True where there was something. */
export async function restore() {
  try {
    await begun;
    const mine = sessionStorage.getItem(TAB);
    const found = (mine && (await kept(mine))) || (mine === null ? (await allKept())[0] : undefined);
    if (found) await reopen(found, mine ? OWN : 0);
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
 * @typedef {{id: string, text: string, title?: string, date?: string, order?: import('./store.js').State['order'], saved?: string, journal?: readonly import('./store.js').Entry[], unknown?: string}} Article
 * @param {Article} article
 * @param {'read' | 'write'} screen
 */
function enter({ id, text, title = '', date = '', order = '', saved = '', journal = [], unknown = '' }, screen) {
  analyse({ id, text, title, date, order, saved, journal, unknown, notes: [], lost: [], found: null, selected: null, undo: null, redo: null, progress: null, screen });
}

/**
 * Takes the lock on an article instead of the one held, and makes it this tab's. False where another tab has it.
 * @param {string} id
 * @param {number} [patience]  How long to wait for the lock, milliseconds.
 */
async function own(id, patience = 0) {
  if (id === held.id) return true;
  const release = await lock(id, patience);
  if (!release) return false;
  held.release();
  held = { id, release };
  try {
    sessionStorage.setItem(TAB, id);
  } catch {
    // The next visit begins with the article that was changed last.
  }
  return true;
}

/** What to call an article: its title, else its first line. @param {{title: string, text: string}} article */
export function titleOf({ title, text }) {
  const line = /\S[^\r\n]*/.exec(text.slice(0, 2000))?.[0] ?? '';
  return title || line.slice(0, 120) || t('untitled');
}
