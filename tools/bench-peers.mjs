// Peers beside us: the same articles, the same machine, the same run. `npm run bench:peers` builds the module first and
// installs the peers into a temporary folder. Each module of tools/peers/ is one peer:
//
//   export const npm = ["chrono-node@2.10.3"];          // what to install; may be empty
//   export async function open(folder) → { dates?, … }  // a function a task: (text, date) → spans, in UTF-16
//
// A function that does more than its task counts the task's own milliseconds in its property `spent`. What a peer lacks is
// left out. Adding a peer is adding a file. Needs the network, and nothing else.
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { scores } from "./peers/scoring/dates.mjs";

/** How often each peer reads all of the articles; the median counts. */
const RUNS = 9;
const PEERS = new URL("./peers/", import.meta.url);
const ARTICLES = new URL("../tests/gold/own-dev.jsonl", import.meta.url);

/** @typedef {{start: number, end: number, type: string, value: string}} Timex */
/** @typedef {{dates?: (text: string, date: string) => Timex[]}} Peer */

/** The articles, with gold positions in UTF-16 as the peers give them. */
async function articles() {
  const lines = (await readFile(ARTICLES, "utf8")).trim().split("\n");
  return lines.map((line) => {
    const { text, date, timexes } = JSON.parse(line);
    const at = [0];
    for (const point of text) at.push(at[at.length - 1] + point.length);
    return { text, date, timexes: timexes.map((t) => ({ ...t, start: at[t.start], end: at[t.end] })) };
  });
}

/** Installs what a peer needs and opens it.
 * @param {string} file @param {string} folder @returns {Promise<Peer>} */
async function opened(file, folder) {
  const { npm, open } = await import(new URL(file, PEERS).href);
  if (npm.length > 0) {
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", "--prefix", folder, ...npm], {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  }
  return open(folder);
}

/** Milliseconds of one pass over all articles, or those that the task says it spent, and what was found. */
function pass(task, corpus) {
  const clock = () => task.spent ?? performance.now();
  const begun = clock();
  const found = corpus.map(({ text, date }) => task(text, date));
  return { ms: clock() - begun, found };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

const corpus = await articles();
const bytes = corpus.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const folder = await mkdtemp(join(tmpdir(), "rubricator-peers-"));
await writeFile(join(folder, "package.json"), "{}");
try {
  const files = (await readdir(PEERS)).filter((file) => file.endsWith(".mjs")).sort();
  console.log(`dates, ${corpus.length} articles, ${bytes} bytes, median of ${RUNS} runs`);
  console.log("peer          strict  relaxed     type    value     MB/s");
  for (const file of files) {
    const peer = await opened(file, folder).catch((error) => console.error(`${file}: left out: ${error.message}`));
    if (!peer?.dates) continue;
    const { dates } = peer;
    const { found } = pass(dates, corpus);
    const ms = median(Array.from({ length: RUNS }, () => pass(dates, corpus).ms));
    const figures = [...Object.values(scores(corpus.map((a) => a.timexes), found)), bytes / 1e3 / ms];
    console.log(basename(file, ".mjs").padEnd(12), ...figures.map((n) => n.toFixed(1).padStart(8)));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
