// @ts-check
/**
 * What the analysis found, in the shape that the views read. Pure: used by the page, the worker and the tests.
 *
 * @typedef {{start: number, end: number, text: string}} Stretch  Offsets are UTF-16 units: indices of a JS string.
 * @typedef {Stretch & {id: string, kind: 'mention', label: string, entity: string | null, score: number, source: string, status: string, amount?: {value: number, unit: string}}} Mention
 * @typedef {Stretch & {id: string, kind: 'date', label: 'date', type: string, value: string, mod?: string, edtf: string | null, interval: [string, string] | null, inferred: string[], alternatives: string[], score: number, source: string, status: string}} Timex
 * @typedef {Stretch & {id: string, kind: 'quote', label: 'quote', how: string, speaker: (Stretch & {entity: string | null, name: string | null}) | null, cue: Stretch | null, continues: string | null, score: number, source: string, status: string}} Quote
 * @typedef {Mention | Timex | Quote} Annotation
 * @typedef {{id: string, label: string, name: string, mentions: string[], wikidata: string | null, related?: string}} Entity
 * @typedef {{start: number, end: number, zone: string}} Block  A paragraph and what part of the article it is.
 *
 * @typedef {object} Annotated
 * @property {Annotation[]} annotations  In text order; of two with one start the longer first.
 * @property {Map<string, Annotation>} byId
 * @property {Entity[]} entities
 * @property {Map<string, Entity>} entityById
 * @property {Map<string, Mention[]>} mentionsOf  By entity id, in text order.
 * @property {Map<string, number>} counts  By label.
 * @property {string | null} date  The published date that was used.
 * @property {Block[]} blocks
 * @property {boolean} whole  False while only the first part of a long text is in.
 */

/** Every label in the order of the legend. Figures share their colours. */
export const LABELS = ['person', 'organization', 'place', 'group', 'event', 'work', 'law', 'product', 'date', 'quote', 'money', 'percent', 'quantity'];

/** @param {string} label */
export const isFigure = (label) => label === 'money' || label === 'percent' || label === 'quantity';

/** @returns {Annotated} */
export function nothing() {
  return {
    annotations: [], byId: new Map(), entities: [], entityById: new Map(), mentionsOf: new Map(), counts: new Map(),
    date: null, blocks: [], whole: false,
  };
}

/**
 * An item of the native form as the views read it. Words that were left out are taken from the text.
 * @param {string} list
 * @param {any} item
 * @param {string} text
 */
export function shaped(list, item, text) {
  if (list === 'mentions') item.kind = 'mention';
  else if (list === 'dates') [item.kind, item.label] = ['date', 'date'];
  else if (list === 'quotes') [item.how, item.kind, item.label] = [item.kind, 'quote', 'quote'];
  else return item;
  for (const stretch of [item, item.speaker, item.cue]) if (stretch) stretch.text ??= text.slice(stretch.start, stretch.end);
  return item;
}

/**
 * One list of the native form's mentions, dates and quotations, in text order.
 * @param {Pick<import('../pkg/rubricator.js').NativeDocument, 'mentions' | 'dates' | 'quotes'>} native
 * @returns {Annotation[]}
 */
export function flatten({ mentions, dates, quotes }) {
  const all = Object.entries({ mentions, dates, quotes }).flatMap(([list, items]) => items.map((item) => shaped(list, { ...item }, '')));
  return all.filter((a) => a.status !== 'rejected').sort(inOrder);
}

/** Annotations that are put in at a stretch. */
const STRETCH = 3000;
/** What stands before this is shown before the rest of a long text is indexed: several screens. UTF-16 units. */
export const BEGINNING = 20_000;

/**
 * Makes what the views read of lists as they are kept, pausing now and then: a long text has hundreds of thousands of items.
 * What the first screens of such a text need comes first.
 * @param {import('./news.js').Lists} lists
 * @param {Pick<Annotated, 'date' | 'whole'>} more
 * @returns {Generator<Annotated | undefined, Annotated>}
 */
export function* annotating(lists, more) {
  const { blocks, mentions, entities, dates, quotes } = lists;
  if (mentions.length > STRETCH) yield beginning(lists, more.date);
  const found = { ...nothing(), ...more, blocks };
  const all = [...mentions, ...dates, ...quotes].sort(inOrder);
  for (let at = 0; at < all.length; at += STRETCH) {
    append(found, all.slice(at, at + STRETCH));
    yield;
  }
  settle(found, entities);
  return found;
}

/** What stands before BEGINNING. @param {import('./news.js').Lists} lists @param {string | null} date */
function beginning({ blocks, mentions, entities, dates, quotes }, date) {
  const found = { ...nothing(), date, blocks };
  append(found, [mentions, dates, quotes].flatMap((list) => list.slice(0, firstFrom(list, BEGINNING))).sort(inOrder));
  settle(found, entities);
  return found;
}

/** @param {Annotation} a @param {Annotation} b */
const inOrder = (a, b) => a.start - b.start || b.end - a.end || rank(b) - rank(a);

/** Of two annotations on the same words the quotation lies outside. @param {Annotation} a */
const rank = (a) => (a.kind === 'quote' ? 1 : 0);

/**
 * Adds annotations that come after all that are in `found`.
 * @param {Annotated} found
 * @param {Annotation[]} more
 */
export function append(found, more) {
  for (const a of more) {
    found.annotations.push(a);
    found.byId.set(a.id, a);
    found.counts.set(a.label, (found.counts.get(a.label) ?? 0) + 1);
    if (a.kind === 'mention' && a.entity) push(found.mentionsOf, a.entity, a);
  }
}

/**
 * @template V
 * @param {Map<string, V[]>} map
 * @param {string} key
 * @param {V} value
 */
export function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * Puts the entities in once all mentions are: those that still have one, in the order of the first.
 * @param {Annotated} found
 * @param {Entity[]} entities
 */
export function settle(found, entities) {
  const first = (/** @type {Entity} */ e) => found.mentionsOf.get(e.id)?.[0].start ?? 0;
  const live = entities.filter((e) => found.mentionsOf.has(e.id)).map((e) => ({ ...e, mentions: (found.mentionsOf.get(e.id) ?? []).map((m) => m.id) }));
  found.entities = live.sort((a, b) => first(a) - first(b));
  for (const e of live) found.entityById.set(e.id, e);
}

/**
 * `found` without what is `gone`, and with what is new.
 * @param {Annotated} found
 * @param {{gone: string[], annotations: Annotation[], entities: Entity[], date: string | null}} change
 * @returns {Annotated}
 */
export function patched(found, { gone, annotations, entities, date }) {
  const out = new Set(gone);
  const next = { ...nothing(), date, blocks: found.blocks, whole: true };
  append(next, [...found.annotations.filter((a) => !out.has(a.id)), ...annotations].sort(inOrder));
  settle(next, [...found.entities.filter((e) => !out.has(e.id)), ...entities]);
  return next;
}

/**
 * Index of the first annotation that starts at or after `at`.
 * @param {Annotation[]} annotations
 * @param {number} at
 */
export function firstFrom(annotations, at) {
  let low = 0;
  let high = annotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (annotations[middle].start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Who said it, in the best words that we have: the entity's name, else the words of the text.
 * @param {Quote} quote
 */
export const speakerName = (quote) => quote.speaker && (quote.speaker.name ?? quote.speaker.text);
