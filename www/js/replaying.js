// @ts-check
/** What a person did, done again with a review; and what of it has lost its words. */

/** @typedef {import('../pkg/desk.js').Review} Review */

/** After a panic the core's memory is not to be trusted. @param {unknown} error */
export const isPanic = (error) => error instanceof WebAssembly.RuntimeError || (error instanceof Error && error.name === 'Panic');

/**
 * Carries out a journal. What a newer version of the core refuses is passed over.
 * @param {Review} review
 * @param {readonly import('./store.js').Entry[]} journal
 */
export function replay(review, journal) {
  for (const entry of journal) {
    try {
      if (entry === 'undo' || entry === 'redo') review[entry]();
      else if ('adopt' in entry) review.adopt(entry.adopt, entry.act);
      else review.apply(entry);
    } catch (error) {
      if (isPanic(error)) throw error;
      console.warn(error);
    }
  }
}

/** A person's work on words that are gone from the text: what it said of which words. @param {Review} review */
export function lostOf(review) {
  return review.view().lost.flatMap(({ mentions, dates, quotes }) => [
    ...mentions.map(({ label, text }) => ({ label, text })), ...dates.map(({ text }) => ({ label: 'date', text })), ...quotes.map(({ text }) => ({ label: 'quote', text })),
  ]);
}
