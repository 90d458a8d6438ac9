// Dates scored as in TempEval-3: strict spans, relaxed spans (any overlap), then type and value on relaxed matches; F1 in
// percent. The same as xtask/src/eval/dates.rs.

/** @typedef {import("../../bench-peers.mjs").Timex} Timex */

/** @param {Timex} a @param {Timex} b */
const shared = (a, b) => Math.min(a.end, b.end) - Math.max(a.start, b.start);
/** @param {Timex} a @param {Timex} b */
const isSame = (a, b) => a.start === b.start && a.end === b.end;

/** Pairs of gold and found, one to one: exact spans first, then the largest overlap.
 * @param {Timex[]} gold @param {Timex[]} found */
function pairs(gold, found) {
  /** @type {[Timex, Timex][]} */
  const all = gold.flatMap((g) => found.filter((f) => shared(g, f) > 0).map((f) => /** @type {[Timex, Timex]} */ ([g, f])));
  all.sort(([a, b], [c, d]) => Number(isSame(c, d)) - Number(isSame(a, b)) || shared(c, d) - shared(a, b));
  const taken = new Set();
  return all.filter(([g, f]) => !taken.has(g) && !taken.has(f) && taken.add(g) && taken.add(f));
}

/**
 * @param {Timex[][]} gold of each document
 * @param {Timex[][]} found of each document
 */
export function scores(gold, found) {
  const matched = gold.flatMap((timexes, i) => pairs(timexes, found[i]));
  const total = gold.flat().length + found.flat().length;
  const f1 = (/** @type {(g: Timex, f: Timex) => boolean} */ holds) => (200 * matched.filter(([g, f]) => holds(g, f)).length) / total;
  return {
    strict: f1(isSame),
    relaxed: f1(() => true),
    type: f1((g, f) => g.type === f.type),
    value: f1((g, f) => g.value === f.value),
  };
}
