// @ts-check
/** The dates of the article, drawn to scale and listed in order of time. */
import { byId, h, replace } from './dom.js';
import { get, on } from './store.js';
import { point } from './actions.js';
import { format, inWords, longDay, needsPublished, utc } from './dates.js';
import { askPublished } from './topbar.js';
import { reveal } from './reading.js';
import { push } from './document.js';
import { firstRows } from './longlists.js';
import { DAY, place, spanOf, ticks } from './timescale.js';
import { t } from './i18n.js';

/** @typedef {import('./document.js').Timex} Timex */

const LANE = 24;
/** Room for the words of a tick. CSS pixels. */
const TICK = 40;
const HEAD = 24;
const MOST = 200_000;
/** Bars that are drawn. */
const MOST_BARS = 400;
let zoom = 1;
/** Where in the whole width the middle of the window is, 0 to 1; null until a person has moved it. @type {number | null} */
let middle = null;
/** Where it is until then: at the chosen date, else where most of the dates are. */
let home = 0.5;
/** How far we scrolled it last. CSS pixels. */
let ours = 0;

/** Draws the timeline and keeps it right. */
export function startTimeline() {
  on(['text'], () => { zoom = 1; middle = null; });
  on(['found', 'selected', 'tab'], drawTimeline);
  new ResizeObserver(() => drawTimeline()).observe(byId('panel-timeline'));
}

/** Draws the timeline. */
export function drawTimeline() {
  const { found, tab } = get();
  if (tab !== 'timeline') return;
  const dates = /** @type {Timex[]} */ (found?.annotations.filter((a) => a.kind === 'date') ?? []);
  const dated = dates.filter((d) => d.interval && !Number.isNaN(utc(d.interval[0]) + utc(d.interval[1])));
  const undated = dates.filter((d) => !dated.includes(d));
  dated.sort((a, b) => start(a) - start(b) || end(a) - end(b));
  const panel = byId('panel-timeline');
  const down = panel.scrollTop;
  if (dates.length === 0) return replace(panel, h('p', { class: 'empty-note' }, t('noDates')));
  const open = found?.date ? 0 : undated.filter(needsPublished).length;
  replace(panel, open > 0 && appeal(open), ...(dated.length > 0 ? drawing(dated, found?.date ?? null) : []), ...list('dated', dated), undated.length > 0 && h('h3', {}, t('undated')), ...(undated.length > 0 ? list('undated', undated) : []));
  panel.scrollTop = down;
  centre(panel.querySelector('.time'));
}

/** What setting the published date would do. @param {number} n */
function appeal(n) {
  return h('div', { class: 'appeal' }, h('p', {}, t('needsDate', { n })), h('button', { type: 'button', class: 'button', 'data-key': 'setDate', click: askPublished }, t('setDate')));
}

/** @param {Timex} date */
const start = (date) => utc(date.interval?.[0] ?? '');
/** @param {Timex} date */
const end = (date) => utc(date.interval?.[1] ?? '') + DAY;

/**
 * @param {Timex[]} dates
 * @param {string | null} published
 */
function drawing(dates, published) {
  const bars = new Map([...together(dates).values()].slice(0, MOST_BARS).map((same) => [same[0].id, same]));
  const moments = [...bars.values()].map(([d]) => ({ id: d.id, start: start(d), end: end(d) }));
  const span = spanOf(published ? [...moments, { id: '', start: utc(published), end: utc(published) + DAY }] : moments);
  const width = Math.min(MOST, (byId('panel-timeline').clientWidth || 300) * zoom);
  const placed = place(moments, span, width);
  home = homeOf(placed, bars) / width;
  const height = HEAD + LANE * (1 + Math.max(...placed.map((p) => p.lane)));
  const inner = h('div', { class: 'time-inner' }, ...tickMarks(span, width), published && publishedMark(published, span, width),
    ...placed.map((p) => moment(p, bars.get(p.id) ?? [])));
  Object.assign(inner.style, { width: `${width}px`, height: `${height}px` });
  const strip = h('div', { class: 'time', role: 'group', tabindex: 0, 'data-key': 'time', 'aria-label': t('drawnTimeline'), scroll: remember, wheel: wheelZoom }, inner);
  return [zoomBar(span), strip];
}

/**
 * Where to look first: zooming in on the middle of years between two dates would show nothing.
 * @param {import('./timescale.js').Placed[]} placed
 * @param {Map<string, Timex[]>} bars
 */
function homeOf(placed, bars) {
  const chosen = placed.find(({ id }) => bars.get(id)?.some((d) => d.id === get().selected));
  const { left, width } = chosen ?? placed[placed.length >> 1];
  return left + width / 2;
}

/** The dates that say the same days: they share a bar. @param {Timex[]} dates */
function together(dates) {
  /** @type {Map<string, Timex[]>} */
  const bars = new Map();
  for (const date of dates) push(bars, String(date.interval), date);
  return bars;
}

/** @param {{first: number, last: number}} span */
function zoomBar(span) {
  const year = (/** @type {number} */ time) => format(time, { year: 'numeric' });
  const ends = year(span.first) === year(span.last) ? format(span.first, { month: 'short', year: 'numeric' }) : `${year(span.first)} – ${year(span.last)}`;
  const button = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {() => void} */ run) => h('button', {
    type: 'button', class: 'button square', 'aria-label': t(key), title: t(key), 'data-key': key, click: run,
  }, sign);
  return h('div', { class: 'zoom' }, h('span', { class: 'range' }, ends), button('zoomOut', '−', () => zoomBy(0.5)),
    button('zoomIn', '+', () => zoomBy(2)), button('zoomFit', '↔', () => zoomBy(0)));
}

/** @param {number} factor */
function zoomBy(factor) {
  zoom = Math.min(4096, Math.max(1, zoom * factor));
  drawTimeline();
}

/** @param {WheelEvent} event */
function wheelZoom(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(event.deltaY < 0 ? 1.4 : 1 / 1.4);
}

/** @param {Event} event */
function remember(event) {
  const strip = /** @type {HTMLElement} */ (event.target);
  // A scroll of ours is none of the person's, nor is that of a strip that was drawn anew since.
  if (strip.isConnected && Math.abs(strip.scrollLeft - ours) > 1) middle = (strip.scrollLeft + strip.clientWidth / 2) / strip.scrollWidth;
}

/** @param {Element | null} strip */
function centre(strip) {
  if (!strip) return;
  strip.scrollLeft = (middle ?? home) * strip.scrollWidth - strip.clientWidth / 2;
  ours = strip.scrollLeft;
}

/**
 * @param {{first: number, last: number}} span
 * @param {number} width
 */
function tickMarks(span, width) {
  const { times, unit } = ticks(span, width, 62);
  /** @type {Record<string, Intl.DateTimeFormatOptions>} */
  const styles = { day: { day: 'numeric', month: 'short' }, month: { month: 'short', year: '2-digit' }, year: { year: 'numeric' } };
  return times.map((time) => {
    const left = ((time - span.first) / (span.last - span.first)) * width;
    // The last line has no room for its words.
    const tick = h('span', { class: 'tick', 'aria-hidden': 'true' }, width - left > TICK && format(time, styles[unit]));
    tick.style.left = `${left}px`;
    return tick;
  });
}

/**
 * @param {string} day
 * @param {{first: number, last: number}} span
 * @param {number} width
 */
function publishedMark(day, span, width) {
  const mark = h('span', { class: 'today', title: `${t('publishedOn')} ${longDay(day)}` });
  mark.style.left = `${((utc(day) - span.first) / (span.last - span.first)) * width}px`;
  return mark;
}

/**
 * A bar. Each press goes on to the next of its dates.
 * @param {import('./timescale.js').Placed} placed
 * @param {Timex[]} dates
 */
function moment({ id, left, width, lane }, dates) {
  const [date] = dates;
  const { selected } = get();
  const name = `${date.text}: ${inWords(date)}${dates.length > 1 ? ` × ${dates.length}` : ''}`;
  const at = dates.findIndex((d) => d.id === selected);
  const button = h('button', {
    type: 'button', class: `moment${date.inferred.includes('year') ? ' guess' : ''}`, tabindex: -1, title: name, 'aria-label': name,
    'aria-current': at >= 0 ? 'true' : null, 'data-key': `bar-${id}`, click: () => go(dates[(at + 1) % dates.length].id),
  });
  Object.assign(button.style, { left: `${left}px`, width: `${width}px`, top: `${HEAD + lane * LANE}px` });
  return button;
}

/** @param {string} name @param {Timex[]} dates */
function list(name, dates) {
  const { rows, more } = firstRows(name, dates, drawTimeline, ({ id }) => id === get().selected);
  return [h('ul', { class: 'date-list' }, ...rows.map((date) => h('li', {}, h('button', {
    type: 'button', class: 'date-row', 'data-key': date.id, 'aria-current': get().selected === date.id ? 'true' : null, click: () => go(date.id),
  }, h('span', { class: 'words' }, date.text), h('span', { class: 'when' }, inWords(date)))))), more];
}

/** @param {string} id */
function go(id) {
  point(id);
  reveal(id);
}
