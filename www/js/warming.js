// @ts-check
/** What is slow only the first time, done before anybody waits for it: an engine compiles what it runs, when it runs it. */

/** A little of everything that is looked for. */
export const SAMPLE = 'Harbour opens\n\nBy Ana Ruiz\n\nRAMSEY, May 3 — “We waited a year,” said Mayor Jo Field. “It cost $2 million,” she said on Friday.\n\n';
/** How often it stands in the text that is annotated, which is a kilobyte long: most code is run, some of it often. */
const TIMES = 8;

/** Annotates before there is a text. @param {import('../pkg/rubricator.js').Annotator} annotator */
export function warm(annotator) {
  annotator.follow(SAMPLE.repeat(TIMES), () => {}, '2026-05-03', () => {});
  annotator.forget();
}
