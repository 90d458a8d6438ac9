// Speed of the real module in Node: megabytes of news a second, whole and by stage; then milliseconds of a letter typed into
// the middle of 1 MB. `npm run bench` builds it first. Each figure is the median of several runs, with the slowest and fastest
// beside it.
import { readFile } from "node:fs/promises";
import { Annotator } from "../tests/harness/wasm.mjs";
import { median, news } from "./measures.mjs";

const model = await readFile(new URL("../www/pkg/names.bin", import.meta.url));

/**
 * Milliseconds of each stage, and of it all; the last stage's have what is told in them. An annotator computes and tells only what
 * is other than in its last text.
 * @param {string} text @param {Annotator} annotator
 */
function timed(text, annotator) {
  /** @type {[string, number][]} */
  const marks = [];
  const begun = performance.now();
  annotator.follow(text, () => {}, "2025-02-01", (stage) => marks.push([stage, performance.now()]));
  const end = performance.now();
  const stages = marks.map(([stage, at], i) => [stage, (marks[i + 1]?.[1] ?? end) - at]);
  return Object.fromEntries([...stages, ["whole", end - begun]]);
}

/** As `timed`, by an annotator that remembers no text. @param {string} text */
function timedAnew(text) {
  const annotator = Annotator.withModel(model);
  const times = timed(text, annotator);
  annotator.free();
  return times;
}

/**
 * A row a stage: median, slowest and fastest.
 * @param {Record<string, number>[]} all  A run each.
 * @param {(ms: number) => string} shown
 */
function table(all, shown) {
  for (const stage of Object.keys(all[0])) {
    const times = all.map((run) => run[stage]);
    const spread = `${shown(Math.max(...times))} to ${shown(Math.min(...times)).trim()}`;
    console.log(`${stage.padEnd(12)} ${median(times).toFixed(1).padStart(9)} ms ${shown(median(times))}  (${spread})`);
  }
}

for (const [bytes, runs] of [[1e4, 41], [1e5, 21], [1e6, 9], [1e7, 3]]) {
  const text = news(bytes);
  timedAnew(text);
  console.log(`\n${bytes / 1e6} MB, ${runs} runs, MB/s`);
  table(Array.from({ length: runs }, () => timedAnew(text)), (ms) => (bytes / 1e3 / ms).toFixed(1).padStart(8));
}

const long = news(1e6);
const annotator = Annotator.withModel(model);
const typed = (/** @type {number} */ letters) => long.slice(0, long.length / 2) + "x".repeat(letters) + long.slice(long.length / 2);
timed(long, annotator);
console.log("\na letter typed into 1 MB, 15 runs");
table(Array.from({ length: 15 }, (_, i) => timed(typed(i + 1), annotator)), (ms) => ms.toFixed(1).padStart(8));
