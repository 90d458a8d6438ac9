// @ts-check
/**
 * The journal: what a person did since the review began. The core makes it again after a crash or a reload, and with it
 * all that can be undone. Pure.
 *
 * @typedef {import('./store.js').Entry} Entry
 */

/** Characters of whole reviews in a journal before it begins anew with the last of them: memory has an end. */
const MOST = 8_000_000;

/** @param {Entry | undefined} entry */
const whole = (entry) => (typeof entry === 'object' && 'adopt' in entry ? entry : null);

/**
 * The journal with one more entry. Edits of the text in a row are one step. One that has grown too long begins anew.
 * @param {readonly Entry[]} journal
 * @param {Entry} entry
 * @returns {{journal: Entry[], saved?: string}}
 */
export function noted(journal, entry) {
  const last = whole(journal.at(-1));
  const next = last && last.act === whole(entry)?.act ? [...journal.slice(0, -1), entry] : [...journal, entry];
  const length = next.reduce((sum, e) => sum + (whole(e)?.adopt.length ?? 0), 0);
  const fresh = whole(entry);
  return fresh && length > MOST ? { journal: [], saved: fresh.adopt } : { journal: next };
}
