// Speed of the real module in Node: megabytes of news a second, whole and by stage. `npm run bench` builds it first.
// Each figure is the median of several runs, with the slowest and fastest beside it.
import { readFile } from "node:fs/promises";
import { Annotator } from "../tests/harness/wasm.mjs";

const ARTICLES = new URL("../tests/gold/own-dev.jsonl", import.meta.url);

const lines = (await readFile(ARTICLES, "utf8")).trim().split("\n");
const articles = lines.map((line) => JSON.parse(line).text).join("\n\n\n");
const model = await readFile(new URL("../www/pkg/names.bin", import.meta.url));
const annotator = Annotator.withModel(model);

/**
 * Text of about `bytes` bytes: our own articles, over and over.
 * @param {number} bytes
 */
function news(bytes) {
  return articles.repeat(Math.ceil(bytes / Buffer.byteLength(articles))).slice(0, bytes);
}

/**
 * Milliseconds of each stage, of crossing the boundary, and of it all.
 * @param {string} text
 */
function timed(text) {
  /** @type {[string, number][]} */
  const marks = [];
  const begun = performance.now();
  annotator.annotate(text, "2025-02-01", (stage) => marks.push([stage, performance.now()]));
  const end = performance.now();
  const stages = marks.map(([stage, at], i) => [stage, (marks[i + 1]?.[1] ?? end) - at]);
  return Object.fromEntries([...stages, ["whole", end - begun]]);
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

for (const [bytes, runs] of [[1e4, 41], [1e5, 21], [1e6, 9], [1e7, 3]]) {
  const text = news(bytes);
  timed(text);
  const all = Array.from({ length: runs }, () => timed(text));
  console.log(`\n${bytes / 1e6} MB, ${runs} runs`);
  for (const stage of Object.keys(all[0])) {
    const times = all.map((run) => run[stage]);
    const speed = (/** @type {number} */ ms) => (bytes / 1e3 / ms).toFixed(1).padStart(8);
    const spread = `${speed(Math.max(...times))} to ${speed(Math.min(...times)).trim()}`;
    console.log(`${stage.padEnd(12)} ${median(times).toFixed(1).padStart(9)} ms ${speed(median(times))} MB/s  (${spread})`);
  }
}
