// What a document holds, by its native form, for checks in JavaScript: spans in UTF-16 units, as strings count.
// @ts-check

/** @typedef {[start: number, end: number, label: string]} Labelled */

/** @param {any} native */
export function article(native) {
  const { text } = native;
  const units = unitsOf(text);
  /** @type {(list: any[]) => any[]} */
  const kept = (list) => list.filter(({ status }) => status !== "rejected");
  /** @type {(span: any, label: string) => Labelled} */
  const labelled = ({ start, end }, label) => [units[start], units[end], label];
  const mentions = kept(native.mentions);
  const dates = kept(native.dates);
  const quotes = kept(native.quotes);
  const named = new Set(mentions.map(({ start, end, entity }) => `${start} ${end} ${entity}`));
  const speakers = quotes.flatMap(({ speaker }) => speaker ?? []).filter(({ start, end, entity }) => !named.has(`${start} ${end} ${entity}`));
  const spans = [
    ...mentions.map((m) => labelled(m, m.label)),
    ...dates.map((d) => labelled(d, d.type)),
    ...quotes.map((q) => labelled(q, `${q.kind}-quote`)),
    ...once(quotes.flatMap(({ cue }) => cue ?? []), ({ start, end }) => `${start} ${end}`).map((c) => labelled(c, "cue")),
    ...once(speakers, ({ start, end, entity }) => `${start} ${end} ${entity}`).map((s) => labelled(s, "speaker")),
  ];
  const entities = native.entities.filter((/** @type {any} */ e) => mentions.some(({ entity }) => entity === e.id));
  return { text, mentions, dates, quotes, entities, spans: sorted(spans) };
}

/** Where each code point of a text starts, and where the text ends, in UTF-16 units. @param {string} text */
function unitsOf(text) {
  let at = 0;
  return [...[...text].map((c) => (at += c.length) - c.length), text.length];
}

/** @param {any[]} list @param {(item: any) => string} key @returns {any[]} */
function once(list, key) {
  return [...new Map(list.map((item) => [key(item), item])).values()];
}

/** @param {Labelled[]} spans */
export function sorted(spans) {
  return spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
}
