// @ts-check
/** What is slow only the first time, done before anybody waits for it: an engine compiles what it runs, when it runs it. */

/** @typedef {import('../pkg/rubricator.js').Annotator} Annotator */

/** A little of everything that is looked for. */
export const SAMPLE = 'Harbour opens\n\nBy Ana Ruiz\n\nRAMSEY, May 3 — “We waited a year,” said Mayor Jo Field. “It cost $2 million,” she said on Friday.\n\n';
/** How often it stands in the text that is annotated, which is a kilobyte long: most code is run, some of it often. */
const TIMES = 8;
/** An article of ours, of many words; and how often it is annotated, which takes a few milliseconds each time. */
const ARTICLE = new URL('../samples/agency.txt', import.meta.url);
const ROUNDS = 20;

/** Annotates before there is a text. @param {Annotator} annotator */
export const warm = (annotator) => annotate(annotator, SAMPLE.repeat(TIMES));

/**
 * Annotates so often that what runs most is compiled anew, with care, which an engine does beside it: later it would take
 * a core that a person's text needs.
 * @param {Annotator} annotator
 * @param {() => boolean} idle  Whether nobody waits for anything else.
 */
export async function heat(annotator, idle) {
  const article = await (await fetch(ARTICLE)).text();
  for (let i = 0; i < ROUNDS && idle(); i++) {
    annotate(annotator, article);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** @param {Annotator} annotator @param {string} text */
function annotate(annotator, text) {
  annotator.follow(text, () => {}, '2026-05-03', () => {});
  annotator.forget();
}
