// @ts-check
/** Date values in a reader's words. Pure but for the language. */
import { lang, t } from './i18n.js';

/** @typedef {import('./document.js').Timex} Timex */

/** @param {string} day `YYYY-MM-DD` */
export const utc = (day) => Date.parse(`${day}T00:00:00Z`);

/** @param {string} day `YYYY-MM-DD` */
export function longDay(day) {
  return format(utc(day), { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }) ?? day;
}

/**
 * @param {number} time
 * @param {Intl.DateTimeFormatOptions} options
 */
export function format(time, options) {
  return Number.isNaN(time) ? null : new Intl.DateTimeFormat(lang(), { timeZone: 'UTC', ...options }).format(time);
}

/**
 * A calendar period in words: "1 Feb 2025", "July 2024", "2022", "20–26 Jan 2025".
 * @param {Timex} date
 */
export function inWords(date) {
  const { type, value } = date;
  const time = /T(?:(\d\d:\d\d)|(MO|MI|AF|EV|NI|DT)$)/.exec(value);
  if (type === 'TIME' && time) return timeOfDay(time, date);
  if (!date.interval) return spanned(type, value) ?? unset(value) ?? value;
  const [first, last] = date.interval;
  if (first === last) return longDay(first);
  if (/^\d{4}$/.test(date.value)) return date.value;
  if (/^\d{4}-\d\d$/.test(date.value)) return format(utc(first), { month: 'long', year: 'numeric' }) ?? date.value;
  const style = new Intl.DateTimeFormat(lang(), { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return Number.isNaN(utc(first) + utc(last)) ? date.value : style.formatRange(utc(first), utc(last));
}

/** A length of time, and how often something happens. @param {string} type @param {string} value */
function spanned(type, value) {
  const words = duration(value);
  return words !== null && type === 'SET' ? t('every', { span: words }) : words;
}

/** A clock time or a part of the day, with its day where that is known. @param {RegExpExecArray} time @param {Timex} date */
function timeOfDay([, clock, part], date) {
  const words = clock ? format(Date.parse(`2024-01-01T${clock}:00Z`), { timeStyle: 'short' }) ?? clock : t(`part_${part}`);
  return date.interval ? `${longDay(date.interval[0])}, ${words}` : words;
}

/** Whether the published date would say which one is meant. @param {Timex} date */
export const needsPublished = (date) => date.value.startsWith('XXXX');

/** What is known of a date whose year, or more, is not. @param {string} value */
function unset(value) {
  if (/^(PAST|PRESENT|FUTURE)_REF$/.test(value)) return t(`ref_${value}`);
  const [, month, day] = /^XXXX-(\d\d)(?:-(\d\d))?$/.exec(value) ?? [];
  // A leap year, so that 29 February is one of its days.
  if (month) return t('yearOpen', { date: format(Date.UTC(2024, Number(month) - 1, Number(day ?? 1)), { month: 'long', ...(day && { day: 'numeric' }) }) ?? value });
  const season = /^XXXX-(SP|SU|FA|WI|Q[1-4])$/.exec(value)?.[1];
  if (season) return t('whichOpen', { date: season[0] === 'Q' ? t('quarter', { i: season[1] }) : t(`season_${season}`) });
  const weekday = /^XXXX-WXX-([1-7])$/.exec(value)?.[1];
  // 1 January 2024 was a Monday.
  if (weekday) return t('whichOpen', { date: format(Date.UTC(2024, 0, Number(weekday)), { weekday: 'long' }) ?? value });
  const unit = /^XXXX(-W?XX)?(-XX)?$/.exec(value);
  if (!unit) return null;
  return t('whichOpen', { date: t(`part_${unit[2] ? 'day' : unit[1] === '-WXX' ? 'week' : unit[1] ? 'month' : 'year'}`) });
}

/** Units of time that Intl has words for, and those that it has not. @type {Record<string, string>} */
const DATE_UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day', Q: 'quarter', DE: 'decade', CE: 'century' };
/** @type {Record<string, string>} */
const TIME_UNITS = { H: 'hour', M: 'minute', S: 'second' };
const OURS = new Set(['quarter', 'decade', 'century']);

/**
 * An ISO 8601 duration in words; null where it is none. TIMEX3 adds decades, centuries, quarters, and X for how many is not said.
 * @param {string} value
 */
export function duration(value) {
  const [whole, days, time] = /^P((?:(?:\d+(?:\.\d+)?|X)(?:[YMWDQ]|DE|CE))*)(?:T((?:(?:\d+(?:\.\d+)?|X)[HMS])+))?$/.exec(value) ?? [];
  if (!whole || !(days || time)) return null;
  const parts = (/** @type {string} */ text, /** @type {Record<string, string>} */ units) => [...text.matchAll(/([\d.]+|X)([A-Z]+?)(?=\d|X|$)/g)].map(([, n, unit]) => counted(n, units[unit]));
  return new Intl.ListFormat(lang(), { type: 'unit' }).format([...parts(days, DATE_UNITS), ...parts(time ?? '', TIME_UNITS)]);
}

/** So many of a unit. @param {string} n @param {string} unit */
function counted(n, unit) {
  const open = n === 'X';
  // Two stand for any number of them: what is wanted is the plural.
  const number = open ? 2 : Number(n);
  const words = OURS.has(unit) ? t(`span_${unit}`, { n: number }) : new Intl.NumberFormat(lang(), { style: 'unit', unit, unitDisplay: 'long' }).format(number);
  return open ? t('manyOpen', { unit: words.replace(/^\d+\s*/, '') }) : words;
}

/** Which parts of the value the text does not state. @param {Timex} date */
export function inferredParts(date) {
  const names = date.inferred.map((part) => t(`part_${part}`));
  return new Intl.ListFormat(lang()).format(names);
}
