// Exact spans and labels: precision, recall and F1 in percent.
export const LABELS = ["person", "organization", "place", "group", "event", "work", "law", "product"];

/** Those that every peer knows, and that are scored together. */
export const LARGE = LABELS.slice(0, 3);

/** @typedef {{start: number, end: number, label: string}} Name */

/** Of one label, or of several.
 * @param {Name[][]} gold of each article
 * @param {Name[][]} found of each article
 * @param {string[]} labels */
export function scores(gold, found, labels) {
  const keys = (/** @type {Name[]} */ spans) => new Set(spans.filter((s) => labels.includes(s.label)).map((s) => `${s.start}-${s.end} ${s.label}`));
  let [right, wanted, given] = [0, 0, 0];
  gold.forEach((spans, i) => {
    const [want, got] = [keys(spans), keys(found[i])];
    right += [...got].filter((key) => want.has(key)).length;
    wanted += want.size;
    given += got.size;
  });
  const share = (/** @type {number} */ part, /** @type {number} */ whole) => (whole > 0 ? (100 * part) / whole : 0);
  return { p: share(right, given), r: share(right, wanted), f: share(2 * right, wanted + given) };
}
