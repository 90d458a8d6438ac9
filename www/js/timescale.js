// @ts-check
/**
 * Where times fall on a line, and which ticks to draw. Pure.
 *
 * @typedef {{id: string, start: number, end: number}} Moment  Times in milliseconds, end exclusive.
 * @typedef {Moment & {left: number, width: number, lane: number}} Placed  In CSS pixels.
 * @typedef {{first: number, last: number}} Span
 */

export const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;
/** The narrowest that a moment is drawn, to be hit by a finger; and the room between two in one lane. CSS pixels. */
const NARROWEST = 12;
const ROOM = 4;

/**
 * The span that holds all moments, with a margin on both sides.
 * @param {Moment[]} moments
 * @returns {Span}
 */
export function spanOf(moments) {
  const first = Math.min(...moments.map((m) => m.start));
  const last = Math.max(...moments.map((m) => m.end));
  const margin = Math.max((last - first) * 0.06, DAY);
  return { first: first - margin, last: last + margin };
}

/**
 * Places moments to scale over `width` pixels, in as few lanes as keep them apart.
 * @param {Moment[]} moments
 * @param {Span} span
 * @param {number} width
 * @returns {Placed[]}
 */
export function place(moments, span, width) {
  const scale = width / (span.last - span.first);
  /** @type {number[]} */
  const ends = [];
  return [...moments].sort((a, b) => a.start - b.start || a.end - b.end).map((m) => {
    const left = (m.start - span.first) * scale;
    const wide = Math.max(NARROWEST, (m.end - m.start) * scale);
    let lane = ends.findIndex((end) => end + ROOM <= left);
    if (lane < 0) lane = ends.length;
    ends[lane] = left + wide;
    return { ...m, left, width: wide, lane };
  });
}

/** The steps that ticks may have: a unit and how many of it. */
const STEPS = /** @type {const} */ ([
  ['day', 1], ['day', 2], ['day', 7], ['month', 1], ['month', 3], ['month', 6], ['year', 1], ['year', 2], ['year', 5], ['year', 10],
  ['year', 25], ['year', 50], ['year', 100], ['year', 500], ['year', 1000],
]);
const LENGTH = { day: DAY, month: YEAR / 12, year: YEAR };

/**
 * Ticks at round times, about `apart` pixels from each other or more.
 * @param {Span} span
 * @param {number} width
 * @param {number} apart
 * @returns {{times: number[], unit: 'day' | 'month' | 'year'}}
 */
export function ticks(span, width, apart) {
  const least = ((span.last - span.first) / width) * apart;
  const [unit, count] = STEPS.find(([u, n]) => LENGTH[u] * n >= least) ?? STEPS[STEPS.length - 1];
  const times = [];
  for (let time = round(span.first, unit, count); time < span.last; time = next(time, unit, count)) {
    if (time >= span.first) times.push(time);
  }
  return { times, unit };
}

/**
 * The last round time at or before `time`.
 * @param {number} time
 * @param {'day' | 'month' | 'year'} unit
 * @param {number} count
 */
function round(time, unit, count) {
  const date = new Date(time);
  const [y, m] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'day') return Math.floor(time / (DAY * count)) * DAY * count;
  if (unit === 'month') return at(y, Math.floor(m / count) * count);
  return at(Math.floor(y / count) * count, 0);
}

/**
 * @param {number} time
 * @param {'day' | 'month' | 'year'} unit
 * @param {number} count
 */
function next(time, unit, count) {
  const date = new Date(time);
  if (unit === 'day') return time + DAY * count;
  if (unit === 'month') return at(date.getUTCFullYear(), date.getUTCMonth() + count);
  return at(date.getUTCFullYear() + count, 0);
}

/** The first of a month; unlike Date.UTC it does not take the years 0 to 99 for 1900 to 1999. @param {number} year @param {number} month */
function at(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime();
}
