// @ts-check
/** Everything that this browser keeps, as one file, and back. */
import { allKept, keep, newId, sound } from './storage.js';
import { openKept, save } from './documents.js';
import { mine, setMine, soundMine } from './mine.js';
import { download } from './dom.js';
import { say } from './messages.js';
import { t } from './i18n.js';

/** @typedef {import('./storage.js').Kept} Kept */

const FORMAT = 'rubricator-workspace/1';

/** Saves all articles, labels and words as one file. */
export async function saveWorkspace() {
  await save();
  const documents = await allKept();
  const name = `rubricator-${new Date().toISOString().slice(0, 10)}.json`;
  download(name, new Blob([JSON.stringify({ format: FORMAT, documents, mine: mine() })], { type: 'application/json' }));
  say(t('exported', { name }));
}

/**
 * Takes a workspace in, beside what is there: an article that was changed since stays, and the file's is a copy.
 * @param {string} json
 * @returns {Promise<number>}  How many articles there were in it.
 */
export async function takeWorkspace(json) {
  const { documents, mine: theirs } = JSON.parse(json);
  const here = new Map((await allKept()).map((d) => [d.id, d]));
  /** @type {Map<string, Kept>} */
  const coming = new Map();
  for (const article of documents.map((/** @type {unknown} */ d) => sound(d)).filter(Boolean).reverse()) {
    const { id, changed } = article;
    const clash = coming.has(id) || (here.has(id) && here.get(id)?.changed !== changed);
    coming.set(clash ? newId() : id, article);
  }
  const fresh = [...coming].filter(([id]) => !here.has(id));
  await keep(...fresh.map(([id, article]) => ({ ...article, id })));
  if (theirs) join(theirs);
  const last = [...coming.keys()].at(-1);
  if (last === undefined) throw new Error(t('emptyText'));
  await openKept(last);
  return coming.size;
}

/** Labels and words of a file beside the person's own, which stand. @param {unknown} theirs */
function join(theirs) {
  const { labels, words, pins } = soundMine(theirs);
  setMine({ labels: { ...labels, ...mine().labels }, words: mine().words || words, pins: [...new Set([...mine().pins, ...pins])] });
}
