// @ts-check
/** Quotations by speaker. */
import { byId, h, replace } from './dom.js';
import { get, on } from './store.js';
import { point } from './actions.js';
import { push, speakerName } from './document.js';
import { reveal } from './reading.js';
import { firstRows } from './longlists.js';
import { t } from './i18n.js';

/** @typedef {import('./document.js').Quote} Quote */

/** Draws the list and keeps it right. */
export function startQuotes() {
  on(['found', 'selected', 'tab'], drawQuotes);
}

/** Draws the quotations, those who say most first, the unattributed last. */
export function drawQuotes() {
  const { found, tab } = get();
  if (tab !== 'quotes') return;
  const quotes = /** @type {Quote[]} */ (found?.annotations.filter((a) => a.kind === 'quote') ?? []);
  const groups = bySpeaker(quotes);
  const { rows, more } = firstRows('quotes', groups, drawQuotes, ([, all]) => all.some(({ id }) => id === get().selected));
  replace(byId('panel-quotes'), ...(groups.length === 0 ? [h('p', { class: 'empty-note' }, t('noQuotes'))] : rows.map(group)), more);
}

/**
 * @param {Quote[]} quotes
 * @returns {[string, Quote[]][]}
 */
export function bySpeaker(quotes) {
  /** @type {Map<string, Quote[]>} */
  const groups = new Map();
  for (const quote of quotes) push(groups, quote.speaker?.entity ?? speakerName(quote) ?? '', quote);
  return [...groups].sort(([a, x], [b, y]) => Number(a === '') - Number(b === '') || y.length - x.length);
}

/** @param {[string, Quote[]]} group */
function group([key, quotes]) {
  const { rows, more } = firstRows(`quotes-${key}`, quotes, drawQuotes, ({ id }) => id === get().selected);
  const { found } = get();
  const name = speakerName(quotes[0]) ?? t('nobody');
  const mention = found?.entityById.get(key)?.mentions[0];
  const title = mention ? h('button', { type: 'button', class: 'link', click: () => go(mention) }, name) : name;
  return h('section', { class: 'group' }, h('h3', {}, title, h('span', { class: 'count' }, t('quoteCount', { n: quotes.length }))),
    ...rows.map(card), more);
}

/** @param {Quote} quote */
function card(quote) {
  const how = [t(quote.how), quote.cue?.text].filter(Boolean).join(' · ');
  return h('button', {
    type: 'button', class: 'said-card', 'data-key': quote.id, 'aria-current': get().selected === quote.id ? 'true' : null, click: () => go(quote.id),
  }, h('span', { class: 'words' }, quote.text), h('span', { class: 'how' }, how));
}

/** @param {string} id */
function go(id) {
  point(id);
  reveal(id);
}
