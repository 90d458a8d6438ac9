// @ts-check
/** Everything that this browser keeps, as one file, and back. */
import { allKept, keep } from './storage.js';
import { newId, openKept, save } from './documents.js';
import { mine, setMine } from './mine.js';
import { download } from './dom.js';
import { say } from './messages.js';
import { t } from './i18n.js';

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
  /** @type {import('./storage.js').Kept[]} */
  const sound = documents.filter((/** @type {any} */ d) => typeof d?.id === 'string' && typeof d.text === 'string');
  const here = new Map((await allKept()).map((d) => [d.id, d]));
  let last = '';
  for (const { id, title = '', text, date = '', saved = '', journal = [], unknown = '', changed = Date.now() } of sound.reverse()) {
    const same = here.get(id)?.changed === changed;
    last = here.has(id) && !same ? newId() : id;
    if (!same) await keep({ id: last, title, text, date, saved, journal, unknown, changed });
  }
  if (theirs) setMine({ labels: { ...theirs.labels, ...mine().labels }, words: mine().words || theirs.words || '' });
  if (last) await openKept(last);
  return sound.length;
}
