// @ts-check
/** What is slow only the first time, done before anybody waits for it: an engine compiles what it runs, when it runs it. */

/** @typedef {import('../pkg/rubricator.js').Annotator} Annotator */

/** A little of everything that is looked for. */
export const SAMPLE = 'Harbour opens\n\nBy Ana Ruiz\n\nRAMSEY, May 3 — “We waited a year,” said Mayor Jo Field. “It cost $2 million,” she said on Friday.\n\n';
/** How often it stands in the text that is annotated, which is a kilobyte long: most code is run, some of it often. */
const TIMES = 8;
/** Articles of ours, of many words, and how often each is annotated: a few milliseconds each time. One alone leaves much cold. */
const ARTICLES = ['agency', 'interview', 'court'].map((name) => new URL(`../samples/${name}.txt`, import.meta.url));
const ROUNDS = 13;

/** Annotates before there is a text. @param {Annotator} annotator */
export const warm = (annotator) => annotate(annotator, SAMPLE.repeat(TIMES));

/**
 * Annotates so often that what runs most is compiled anew, with care, which an engine does beside it: later it would take
 * a core that a person's text needs.
 * @param {Annotator} annotator
 * @param {() => boolean} idle  Whether nobody waits for anything else.
 */
export async function heat(annotator, idle) {
  const articles = await Promise.all(ARTICLES.map(async (article) => (await fetch(article)).text()));
  for (let i = 0; i < ROUNDS * articles.length && idle(); i++) {
    annotate(annotator, articles[i % articles.length]);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** @param {Annotator} annotator @param {string} text */
function annotate(annotator, text) {
  annotator.follow(text, () => {}, '2026-05-03', () => {});
  annotator.forget();
}
