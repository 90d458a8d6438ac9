// Peers beside us: the same articles, the same machine, the same run. `npm run bench:peers` builds the module first and
// installs the peers into a temporary folder. Each module of tools/peers/ is one peer:
//
//   export const npm = ["chrono-node@2.10.3"];                 // what to install; may be empty
//   export async function open(folder) → { dates?, names?, reads? }  // a function a task: (text, date) → spans, in UTF-16
//
// `reads` finds nothing that can be compared: only its speed is. A function that does more than its task, or waits, counts
// the task's own milliseconds in its property `spent`. A peer that cannot be had is named with the reason; what a peer
// lacks is left out. Adding a peer is adding a file. Needs the network, and nothing else.
//
// Articles are our own, or those of a file of JSON lines with text, date, entities and timexes: `… -- articles.jsonl`.
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as datesScoring from "./peers/scoring/dates.mjs";
import * as namesScoring from "./peers/scoring/names.mjs";

/** How often each peer reads all of the articles; the median counts. */
const RUNS = 9;
const PEERS = new URL("./peers/", import.meta.url);
const OURS = new URL("../tests/gold/own-dev.jsonl", import.meta.url);
const ARTICLES = process.argv[2] ? pathToFileURL(process.argv[2]) : OURS;

/** @typedef {{start: number, end: number, type: string, value: string}} Timex */
/** @typedef {{start: number, end: number, label: string}} Name */
/** @typedef {((text: string, date?: string) => any) & {spent?: number}} Task */
/** @typedef {{dates?: Task, names?: Task, reads?: Task, close?: () => void}} Peer */
/** @typedef {{text: string, date?: string, timexes: Timex[], names: Name[]}} Article */

/** The articles, with gold positions in UTF-16 as the peers give them. @returns {Promise<Article[]>} */
async function articles() {
  const lines = (await readFile(ARTICLES, "utf8")).trim().split("\n");
  return lines.map((line) => {
    const { text, date, timexes = [], entities = [] } = JSON.parse(line);
    const at = [0];
    for (const point of text) at.push(at[at.length - 1] + point.length);
    return {
      text,
      date,
      timexes: timexes.map((/** @type {Timex} */ t) => ({ ...t, start: at[t.start], end: at[t.end] })),
      names: entities.map((/** @type {[number, number, string]} */ [start, end, label]) => ({ start: at[start], end: at[end], label })),
    };
  });
}

/** Installs what a peer needs and opens it; none that cannot be had.
 * @param {string} file @param {string} folder @returns {Promise<Peer>} */
async function opened(file, folder) {
  try {
    const { npm, open } = await import(new URL(file, PEERS).href);
    if (npm.length > 0) {
      const options = ["install", "--no-audit", "--no-fund", "--silent", "--prefix", folder, ...npm];
      execFileSync("npm", options, { stdio: "pipe", shell: process.platform === "win32" });
    }
    return await open(folder);
  } catch (error) {
    console.log(`${basename(file, ".mjs")} is left out: ${String(error).split("\n")[0]}`);
    return {};
  }
}

/** Milliseconds of one pass over all articles, or those that the task says it spent, and what was found.
 * @param {Task} task @param {Article[]} corpus */
async function pass(task, corpus) {
  const clock = () => task.spent ?? performance.now();
  const begun = clock();
  const found = [];
  for (const { text, date } of corpus) found.push(await task(text, date));
  return { ms: clock() - begun, found };
}

/** What a task found, and the median speed of several passes, in MB a second.
 * @param {Task} task @param {Article[]} corpus */
async function timed(task, corpus) {
  const { found } = await pass(task, corpus);
  const times = [];
  for (let run = 0; run < RUNS; run++) times.push((await pass(task, corpus)).ms);
  return { found, speed: bytes / 1e3 / times.sort((a, b) => a - b)[RUNS >> 1] };
}

/** A figure; a dash where there is none. @param {number} n */
function shown(n) {
  return Number.isNaN(n) ? "–" : n.toFixed(n > 0 && n < 1 ? 2 : 1);
}

/** @param {string} name @param {number[]} figures */
function row(name, figures) {
  console.log(name.padEnd(14), ...figures.map((n) => shown(n).padStart(8)));
}

/** @param {[string, Peer][]} peers @param {Article[]} corpus */
async function compareDates(peers, corpus) {
  console.log("\ndates          strict  relaxed     type    value     MB/s");
  for (const [name, { dates }] of peers) {
    if (!dates) continue;
    const { found, speed } = await timed(dates, corpus);
    row(name, [...Object.values(datesScoring.scores(corpus.map((a) => a.timexes), found)), speed]);
  }
}

/** @param {[string, Peer][]} peers @param {Article[]} corpus */
async function compareNames(peers, corpus) {
  const gold = corpus.map((a) => a.names);
  console.log("\nnames                 P        R       F1     MB/s");
  for (const [name, { names, reads }] of peers) {
    const task = names ?? reads;
    if (!task) continue;
    const { found, speed } = await timed(task, corpus);
    if (!names) row(name, [NaN, NaN, NaN, speed]);
    for (const labels of names ? [...namesScoring.LABELS.map((l) => [l]), namesScoring.LARGE] : []) {
      const { p, r, f } = namesScoring.scores(gold, found, labels);
      if (labels.length > 1) row(name, [p, r, f, speed]);
      else if (r > 0 || p > 0) row(`  ${labels[0]}`, [p, r, f]);
    }
  }
}

const corpus = await articles();
const bytes = corpus.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const folder = await mkdtemp(join(tmpdir(), "rubricator-peers-"));
await writeFile(join(folder, "package.json"), "{}");
try {
  /** @type {[string, Peer][]} */
  const peers = [];
  const files = (await readdir(PEERS)).filter((file) => file.endsWith(".mjs")).sort();
  for (const file of files) peers.push([basename(file, ".mjs"), await opened(file, folder)]);
  console.log(`${corpus.length} articles, ${bytes} bytes, median of ${RUNS} runs`);
  if (corpus.some((a) => a.timexes.length > 0)) await compareDates(peers, corpus);
  if (corpus.some((a) => a.names.length > 0)) await compareNames(peers, corpus);
  for (const [, { close }] of peers) close?.();
} finally {
  await rm(folder, { recursive: true, force: true });
}
