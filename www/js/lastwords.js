// @ts-check
/**
 * What was not on disk yet when the page was closed. Browsers throw away what is being written to IndexedDB then; local
 * storage is written at once. The next start takes it up.
 */
import { keep, kept, sound } from './storage.js';

const PREFIX = 'rubricator-last-';

/**
 * Leaves what of an article is not on disk.
 * @param {Partial<import('./storage.js').Kept> & {id: string}} changes  Its journal from entry `from` on.
 * @param {number} from
 */
export function leave(changes, from) {
  try {
    localStorage.setItem(PREFIX + changes.id, JSON.stringify({ ...changes, from }));
  } catch {
    // Full, or not allowed: what reached the disk must do.
  }
}

/** Forgets what was left of an article: it is on disk. @param {string} id */
export function settled(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Where nothing may be kept, nothing was left.
  }
}

/** Puts what was left where it belongs. */
export async function takeUp() {
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) {
    const article = await whole(localStorage.getItem(key) ?? '').catch(() => null);
    if (article && article.text.trim() !== '') await keep({ ...article, changed: undefined });
    localStorage.removeItem(key);
  }
}

/** The article with what was left of it. @param {string} left */
async function whole(left) {
  const { from, journal, ...changes } = JSON.parse(left);
  const before = await kept(changes.id);
  const steps = (before?.journal ?? []).slice(0, journal ? from : undefined);
  return sound({ ...before, ...changes, journal: [...steps, ...(journal ?? [])] });
}
