// @ts-check
/** What the worker tells the page of a text: only what is new, in pieces so small that taking one in never holds it up. */

/**
 * @typedef {import('../pkg/rubricator.js').Annotator} Annotator
 * @typedef {import('./engine.js').Request & {gen: number}} Request
 */

/** Items of a piece at most. */
const PIECE = 3000;

/** Whether the page knows nothing of what the annotator told last. */
let anew = true;

/** Makes the page begin with empty lists. @param {Annotator} annotator */
export function forget(annotator) {
  annotator.forget();
  anew = true;
}

/**
 * Annotates, and tells what is new.
 * @param {Annotator} annotator
 * @param {Request} request
 * @param {() => object} more  What else there is to say, once it is done.
 */
export function follow(annotator, { gen, text, date, order }, more) {
  const stage = (/** @type {string} */ stage) => postMessage({ type: 'stage', gen, stage });
  const told = annotator.follow(text, (piece) => postMessage({ type: 'piece', gen, piece }), date || undefined, stage, order || undefined);
  postMessage({ type: 'told', gen, anew, ...told, ...more() });
  anew = false;
}

/**
 * Tells all of a document that a person has corrected: it does not come from the annotator.
 * @param {Annotator} annotator
 * @param {Request} request
 * @param {import('../pkg/rubricator.js').NativeDocument} native
 * @param {object} more
 */
export function tell(annotator, { gen, text }, native, more) {
  forget(annotator);
  for (const [list, items] of Object.entries({ blocks: annotator.paragraphs(text), ...live(native) })) {
    for (let at = 0; at < items.length; at += PIECE) postMessage({ type: 'piece', gen, piece: JSON.stringify([[list, 0, 0, items.slice(at, at + PIECE)]]) });
  }
  postMessage({ type: 'told', gen, anew, change: [0, 0, 0], date: native.date, ...more });
}

/** The lists without what a person refused. @param {import('../pkg/rubricator.js').NativeDocument} native */
function live({ mentions, entities, dates, quotes }) {
  const stands = (/** @type {{status: string}} */ { status }) => status !== 'rejected';
  return { mentions: mentions.filter(stands), entities, dates: dates.filter(stands), quotes: quotes.filter(stands) };
}
