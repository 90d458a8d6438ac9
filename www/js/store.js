// @ts-check
/**
 * The page's state and who listens to it. State goes one way: an action calls `set`, views that named a changed key
 * draw again.
 */

/**
 * @typedef {import('./document.js').Annotated} Annotated
 * @typedef {import('../pkg/desk.js').Step} Step
 * @typedef {import('../pkg/desk.js').Operation | 'undo' | 'redo' | {adopt: string, act: string}} Entry
 * @typedef {object} State
 * @property {string} id            The document's id in the store of the browser.
 * @property {string} text          The article, exactly as given.
 * @property {string} title         The title that the person gave, or ''.
 * @property {string} date          The published date that the person gave, `YYYY-MM-DD`, or ''.
 * @property {'' | 'dmy' | 'mdy'} order  How days and months are ordered in figures, or '' where the text tells.
 * @property {Annotated | null} found  What the analysis found.
 * @property {'write' | 'read'} screen
 * @property {'idle' | 'working' | 'stopped' | 'failed'} work
 * @property {string} stage         The stage that is running.
 * @property {number} ms            How long the last analysis took.
 * @property {string | null} selected  The chosen annotation's id.
 * @property {ReadonlySet<string>} hidden  Labels that are switched off.
 * @property {string} tab
 * @property {string} saved         The review that the person began with, as the core saves it, or ''.
 * @property {readonly Entry[]} journal  What the person did since: made again, it gives the review and all that can be undone.
 * @property {string} unknown       Fields of an imported file that we do not know, or ''.
 * @property {{on: string | null, note: string}[]} notes  Notes on annotations and, on null, on the article.
 * @property {readonly {label: string, text: string}[]} lost  What the person did on words that are gone from the text.
 * @property {readonly import('./document.js').Stretch[] | null} touched  Where the last change of `found` changed marks; null: anywhere.
 * @property {Step | null} undo     The step that can be taken back.
 * @property {Step | null} redo     The step that can be made again.
 * @property {{judged: number, total: number} | null} progress  How much a person has judged.
 */

/** @type {State} */
const initial = {
  id: '', text: '', title: '', date: '', order: '', found: null, screen: 'write', work: 'idle', stage: '', ms: 0,
  selected: null, hidden: new Set(), tab: 'inspect', saved: '', journal: [], unknown: '', notes: [], lost: [], touched: null, undo: null, redo: null, progress: null,
};

/** @typedef {(state: State, before: State) => void} Listener */

let state = initial;
/** The state that listeners know: behind the other while changes are held back. */
let told = initial;
let timer = 0;
/** @type {{keys: (keyof State)[], listener: Listener}[]} */
const listeners = [];

/** @returns {Readonly<State>} */
export const get = () => state;

/**
 * Changes the state; listeners of what changed are called before this returns.
 * @param {Partial<State>} patch
 */
export function set(patch) {
  state = { ...state, ...patch };
  tell();
}

/**
 * Changes the state; listeners are called with the next `set`, or when `patience` is over.
 * @param {Partial<State>} patch
 * @param {number} patience  Milliseconds.
 */
export function hold(patch, patience) {
  state = { ...state, ...patch };
  timer ||= setTimeout(tell, patience);
}

/** Calls the listeners of what changed since they were called last. */
function tell() {
  clearTimeout(timer);
  timer = 0;
  const before = told;
  told = state;
  for (const { keys, listener } of listeners) {
    if (keys.some((key) => state[key] !== before[key])) listener(state, before);
  }
}

/**
 * Calls `listener` whenever one of `keys` changes.
 * @param {(keyof State)[]} keys
 * @param {Listener} listener
 */
export function on(keys, listener) {
  listeners.push({ keys, listener });
}
