// @ts-check
/** What need not stand there with the first paint. */
import { on } from './store.js';

/** A page that is not seen is not painted: what waits for that does not wait longer. Milliseconds. */
const UNSEEN = 100;
/** The analysis of a text of usual length comes sooner than this: what was found before is not cleared away first. Milliseconds. */
export const SOON = 120;
/** A text of usual length is shorter than this. UTF-16 units. */
export const QUICK = 20_000;

const idle = globalThis.requestIdleCallback ?? setTimeout;
/** Listeners that wait, and the change that each waits with. @type {Map<() => void, object>} */
const waiting = new Map();

/** Runs `run` in a task of its own, once what is drawn now is painted. @param {() => void} run */
export function afterPaint(run) {
  let once = () => { once = () => {}; run(); };
  requestAnimationFrame(() => idle(() => once()));
  setTimeout(() => once(), UNSEEN);
}

/**
 * As `on`, but in a task of its own, once however often it changed. When a text is shown for the first time, that is after
 * the paint.
 * @param {(keyof import('./store.js').State)[]} keys
 * @param {() => void} listener
 */
export function onLater(keys, listener) {
  on(keys, (now, before) => {
    const turn = {};
    const run = () => {
      if (waiting.get(listener) !== turn) return;
      waiting.delete(listener);
      listener();
    };
    waiting.set(listener, turn);
    if (now.found && !before.found?.whole) afterPaint(run);
    else setTimeout(run, keys.includes('found') && !now.found ? SOON : 0);
  });
}
