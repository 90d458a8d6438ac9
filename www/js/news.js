// @ts-check
/**
 * What the core tells of a text, taken in: a page keeps lists and splices them, and brings what stays in them up to date
 * itself, so that hardly anything comes of a letter typed into a long text. Pure: used by the page and the tests.
 *
 * @typedef {import('../pkg/rubricator.js').NewsList} List
 * @typedef {[at: number, gone: number, came: any[]]} Splice
 * @typedef {Record<List, Splice[]>} News  What is to be done with each list, from its start to its end.
 * @typedef {Record<List, any[]>} Lists  As the views read them.
 * @typedef {import('./document.js').Stretch} Stretch
 */
import { shaped } from './document.js';

/** The lists whose ids are their first letter and a number. */
const NUMBERED = /** @type {const} */ (['mentions', 'entities', 'dates', 'quotes']);

/** An empty list of each kind. @returns {Record<List, any[]>} */
export const nothingOfEach = () => ({ blocks: [], mentions: [], entities: [], dates: [], quotes: [] });

/**
 * Notes a piece of news.
 * @param {News} news
 * @param {string} piece  JSON.
 * @param {string} text  What the news are of.
 */
export function note(news, piece, text) {
  for (const [list, at, gone, came] of /** @type {import('../pkg/rubricator.js').Piece} */ (JSON.parse(piece))) {
    news[list].push([at, gone, came.map((item) => shaped(list, item, text))]);
  }
}

/**
 * The lists that news make of those before, whose items are brought up to date where they stay.
 * @param {Lists} before
 * @param {News} news
 * @param {import('../pkg/rubricator.js').Told['change']} change
 * @returns {Lists}
 */
export function follow(before, news, change) {
  const [move, mention, entity, date, quote] = [moving(change), ...NUMBERED.map((list) => renumbering(list, before, news))];
  // Where no number changes, as when a letter is typed, what lies before it is not looked at, and what lies behind it moves.
  const fixed = mention === same && entity === same ? change[0] : 0;
  const says = (/** @type {any} */ it) => { if (it?.entity) it.entity = entity(it.entity); };
  return {
    blocks: spliced(before.blocks, news.blocks, move),
    mentions: spliced(before.mentions, news.mentions, fixed ? move : (m) => { m.id = mention(m.id); move(m); says(m); }, fixed),
    entities: spliced(before.entities, news.entities, (e) => { e.id = entity(e.id); if (e.related) e.related = entity(e.related); }),
    dates: spliced(before.dates, news.dates, (d) => { d.id = date(d.id); move(d); }),
    quotes: spliced(before.quotes, news.quotes, (q) => {
      q.id = quote(q.id);
      for (const stretch of [q, q.speaker, q.cue]) if (stretch) move(stretch);
      says(q.speaker);
      if (q.continues) q.continues = quote(q.continues);
    }),
  };
}

/** @param {string} id */
const same = (id) => id;

/**
 * @param {any[]} before
 * @param {Splice[]} splices
 * @param {(item: any) => void} stay
 * @param {number} [fixed]  What ends before this stays as it is.
 */
function spliced(before, splices, stay, fixed = 0) {
  const out = [];
  let at = 0;
  for (const [first, gone, came] of [...splices, /** @type {Splice} */ ([before.length, 0, []])]) {
    for (; at < first; at++) {
      const item = before[at];
      if (!(item.end < fixed)) stay(item);
      out.push(item);
    }
    for (const item of came) out.push(item);
    at = first + gone;
  }
  return out;
}

/**
 * Moves stretches of the text along with it. What stood in words that went comes to stand where they stood.
 * @param {import('../pkg/rubricator.js').Told['change']} change
 */
function moving([start, before, after]) {
  const place = (/** @type {number} */ at) => (at < before ? Math.min(at, start) : at - before + after);
  return (/** @type {Stretch} */ stretch) => {
    if (stretch.end <= start && stretch.end < before) return;
    stretch.start = place(stretch.start);
    stretch.end = place(stretch.end);
  };
}

/**
 * A function from the id that an item of a list had to the one that it has: they are numbered as they stand.
 * @param {List} list
 * @param {Lists} before
 * @param {News} news
 * @returns {(id: string) => string}
 */
function renumbering(list, before, news) {
  const splices = news[list];
  if (splices.every(([, gone, came]) => gone === came.length)) return same;
  /** @type {string[]} */
  const ids = [];
  let count = 0;
  for (const [first, gone, came] of [...splices, /** @type {Splice} */ ([before[list].length, 0, []])]) {
    while (ids.length < first) ids.push(list[0] + String(++count));
    for (let i = 0; i < gone; i++) ids.push(list[0] + String(count + i + 1));
    count += came.length;
  }
  return (id) => ids[Number(id.slice(1)) - 1];
}
