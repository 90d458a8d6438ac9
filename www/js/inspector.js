// @ts-check
/** The card of the chosen annotation: what it is, why it was found, what it means, where else it stands. */
import { byId, h, replace } from './dom.js';
import { get, on, set } from './store.js';
import { point } from './actions.js';
import { speakerName } from './document.js';
import { classOf } from './labels.js';
import { duration, inWords, inferredParts, longDay, needsPublished } from './dates.js';
import { amountInWords } from './amounts.js';
import { chosen, reveal, walk } from './reading.js';
import { labelName, number, t } from './i18n.js';
import { swatch } from './legend.js';
import { judging } from './judging.js';
import { operate } from './correcting.js';
import { askPublished } from './topbar.js';
import { tieOf } from './ties.js';

/**
 * @typedef {import('./document.js').Annotation} Annotation
 * @typedef {[string, ...import('./dom.js').Child[]] | null | false | undefined | ''} Fact
 */

/** Mentions listed in their sentences. */
const CONTEXTS = 12;

/** Draws the inspector and keeps it right. */
export function startInspector() {
  on(['selected', 'found'], drawInspector);
}

/** Draws the inspector. */
export function drawInspector() {
  const annotation = chosen();
  replace(byId('panel-inspect'), annotation ? card(annotation) : tip());
}

/** Puts the focus on a field of the card. @param {string} key */
export function toField(key) {
  if (get().selected) set({ tab: 'inspect' });
  const field = byId('panel-inspect').querySelector(`[data-key="${key}"]`);
  if (field instanceof HTMLElement) field.focus();
}

function tip() {
  const rows = [['organization', 'tipEntity'], ['date', 'tipDate'], ['quote', 'tipQuote']];
  return h('div', { class: 'tip' }, h('p', {}, t('inspectTip')),
    h('ul', { class: 'legend' }, ...rows.map(([label, key]) => h('li', {}, swatch(label), t(key)))), h('p', {}, t('inspectKeys')));
}

/** @param {Annotation} annotation */
function card(annotation) {
  const facts = { mention: mentionFacts, date: dateFacts, quote: quoteFacts }[annotation.kind](/** @type {any} */ (annotation));
  return h('div', { class: 'card' },
    h('div', { class: 'card-head' }, h('span', { class: `chip ${classOf(annotation.label)}` }, labelName(annotation.label)),
      stepper('annotation', t('previousAnnotation'), t('nextAnnotation'), placeOf(annotation))),
    h('h3', { class: annotation.kind === 'quote' ? 'said' : '' }, annotation.text),
    list([...facts, alsoHere(annotation), [t('place'), `${number(annotation.start)}–${number(annotation.end)}`], why(annotation)]),
    get().found?.whole && judging(annotation),
    annotation.kind === 'mention' && contexts(annotation));
}

/** @param {Fact[]} facts */
function list(facts) {
  return h('dl', { class: 'facts' }, ...facts.flatMap((fact) => {
    if (!fact) return [];
    const [name, ...value] = fact;
    return [h('dt', {}, name), h('dd', {}, ...value)];
  }));
}

/** @param {Annotation} annotation */
function placeOf(annotation) {
  const all = get().found?.annotations ?? [];
  return t('mentionOf', { i: all.indexOf(annotation) + 1, n: all.length });
}

/**
 * @param {'annotation' | 'mention'} what
 * @param {string} previous
 * @param {string} next
 * @param {string} place
 */
function stepper(what, previous, next, place) {
  const button = (/** @type {1 | -1} */ step, /** @type {string} */ name, /** @type {string} */ sign) => h('button', {
    type: 'button', 'aria-label': name, title: name, 'data-key': `${what}${step}`, click: () => go(what, step),
  }, sign);
  return h('span', { class: 'stepper' }, button(-1, previous, '‹'), h('span', {}, place), button(1, next, '›'));
}

/** The focus stays on the button, so that it can be pressed again. @param {'annotation' | 'mention'} what @param {1 | -1} step */
function go(what, step) {
  walk(what, step);
  const button = byId('panel-inspect').querySelector(`[data-key="${what}${step}"]`);
  if (button instanceof HTMLElement) button.focus({ preventScroll: true });
}

/** @param {import('./document.js').Mention} mention @returns {Fact[]} */
function mentionFacts(mention) {
  const { found } = get();
  const entity = mention.entity ? found?.entityById.get(mention.entity) : undefined;
  const related = entity?.related ? found?.entityById.get(entity.related) : undefined;
  const mentions = entity ? found?.mentionsOf.get(entity.id) ?? [] : [];
  return [
    entity && entity.name !== mention.text && [t('name'), entity.name],
    entity && entity.name !== mention.text && [t('joined'), tieOf(mention, entity)],
    mention.amount && [t('amount'), amountInWords(mention.amount)],
    mentions.length > 1 && [t('mentions'), stepper('mention', t('previousMention'), t('nextMention'), t('mentionOf', { i: mentions.indexOf(mention) + 1, n: mentions.length }))],
    related && [t('related'), goTo(related.mentions[0], related.name)],
    entity?.wikidata && [t('knownAs'), h('a', { href: `https://www.wikidata.org/wiki/${encodeURIComponent(entity.wikidata)}`, target: '_blank', rel: 'noreferrer' }, entity.wikidata)],
  ];
}

/** @param {import('./document.js').Timex} date @returns {Fact[]} */
function dateFacts(date) {
  const words = inWords(date);
  return [
    words !== date.value && [t('means'), words],
    needsPublished(date) && !get().found?.date && ['', h('button', { type: 'button', class: 'link', 'data-key': 'setDate', click: askPublished }, t('setDate'))],
    [t('value'), h('code', {}, date.value), date.mod ? [' ', date.mod.toLowerCase().replaceAll('_', ' ')].join('') : ''],
    date.interval && date.interval.join() !== [date.value, date.value].join() && [t('covers'), h('code', {}, [...new Set(date.interval)].join(' – '))],
    [t('kind'), t(`type_${date.type}`)],
    date.inferred.length > 0 && [t('inferred'), h('span', { class: 'soft' }, t('inferredFrom', { parts: inferredParts(date) }))],
    date.alternatives.length > 0 && [t('otherReadings'), ...date.alternatives.flatMap((value, i) => [i > 0 && ' · ', otherReading(date.id, value)])],
    date.edtf && date.edtf !== date.value && ['EDTF', h('code', {}, date.edtf)],
  ];
}

/** A press takes the other reading. @param {string} id @param {string} value */
function otherReading(id, value) {
  return h('button', { type: 'button', class: 'link', 'data-key': `or-${value}`, title: t('takeReading'), click: () => operate({ op: 'setValue', ids: [id], value }) }, reading(value));
}

/** @param {string} value */
function reading(value) {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? longDay(value) : duration(value) ?? h('code', {}, value);
}

/** @param {import('./document.js').Quote} quote @returns {Fact[]} */
function quoteFacts(quote) {
  const next = get().found?.annotations.find((a) => a.kind === 'quote' && a.continues === quote.id);
  const { speaker } = quote;
  const name = speakerName(quote);
  const entity = speaker?.entity ? get().found?.entityById.get(speaker.entity) : undefined;
  return [
    [t('speaker'), entity ? goTo(entity.mentions[0], entity.name) : name ?? t('speakerUnknown'),
      speaker && speaker.name && speaker.name !== speaker.text && h('span', { class: 'soft' }, ` (“${speaker.text}”)`)],
    [t('kind'), t(quote.how)],
    quote.cue && [t('cue'), `“${quote.cue.text}”`],
    quote.continues && [t('continues'), goTo(quote.continues)],
    next && [t('continued'), goTo(next.id)],
  ];
}

/** @param {Annotation} annotation @returns {Fact} */
function why({ source, score }) {
  const rule = source.startsWith('rule:') && t('byRule', { rule: source.slice(5).replaceAll('-', ' ') });
  const by = rule || (source === 'human' ? t('byPerson') : t('byModel'));
  const bar = h('i');
  bar.style.width = `${Math.round(score * 100)}%`;
  const percent = `${number(Math.round(score * 100))} %`;
  return [t('foundBy'), by, h('br'), h('span', { class: 'soft' }, h('span', { class: 'meter', 'aria-hidden': 'true' }, bar), t('sureness', { score: percent }))];
}

/** @param {Annotation} annotation @returns {Fact} */
function alsoHere(annotation) {
  const others = get().found?.annotations.filter((a) => a !== annotation && a.start < annotation.end && annotation.start < a.end) ?? [];
  if (others.length === 0 || annotation.kind === 'quote') return null;
  return [t('alsoHere'), ...others.flatMap((a, i) => [i > 0 && ', ', goTo(a.id, a.kind === 'quote' ? t('label_quote') : a.text)])];
}

/**
 * @param {string} id
 * @param {string} [name]
 */
function goTo(id, name) {
  const short = (/** @type {string} */ s) => (s.length > 60 ? `${s.slice(0, 58)}…` : s);
  const text = name ?? short(get().found?.byId.get(id)?.text ?? id);
  return h('button', { type: 'button', class: 'link', click: () => { point(id); reveal(id); } }, text);
}

/** The entity's mentions, each in its words. @param {import('./document.js').Mention} mention */
function contexts(mention) {
  const { text, found } = get();
  const mentions = (mention.entity && found?.mentionsOf.get(mention.entity)) || [];
  if (mentions.length < 2) return null;
  const from = Math.max(0, Math.min(mentions.indexOf(mention) - 4, mentions.length - CONTEXTS));
  return h('div', { class: 'contexts' }, h('h4', {}, t('inText')), ...mentions.slice(from, from + CONTEXTS).map((m) => h('button', {
    type: 'button', class: 'context', 'data-key': m.id, 'aria-current': m === mention ? 'true' : null, click: () => { point(m.id); reveal(m.id); },
  }, before(text, m.start), h('b', {}, m.text), after(text, m.end))));
}

/** @param {string} text @param {number} at */
const before = (text, at) => `…${(text.slice(Math.max(0, at - 30), at).split(/[\r\n]/).at(-1) ?? '').replace(/^\S*\s/, '')}`;
/** @param {string} text @param {number} at */
const after = (text, at) => `${text.slice(at, at + 34).split(/[\r\n]/)[0].replace(/\s\S*$/, '')}…`;
