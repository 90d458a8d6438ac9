// How long the core takes to be ready in Chromium: `npm run bench:load`. Files come from this machine, so what is measured is
// compiling, checking and unpacking. Medians of several fresh pages, with the fastest and slowest beside them.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import puppeteer from "puppeteer-core";
import { browsers } from "../tests/harness/browsers.mjs";

const RUNS = 15;
const WWW = new URL("../www/", import.meta.url);
/** @type {Record<string, string>} */
const TYPES = { js: "text/javascript", wasm: "application/wasm" };

const server = createServer(async ({ url }, response) => {
  const path = (url ?? "/").slice(1);
  const body = await readFile(new URL(path || "js/annotator.js", WWW)).catch(() => "");
  response.writeHead(200, { "Content-Type": path ? (TYPES[path.split(".").pop() ?? ""] ?? "application/octet-stream") : "text/html" });
  response.end(path ? body : "<!doctype html><title>load</title>");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const chrome = browsers().find(({ product }) => product === "chrome");
const browser = await puppeteer.launch({ executablePath: chrome?.path, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });

/** Milliseconds of each step on a page that knows nothing of the core yet. @returns {Promise<Record<string, number>>} */
async function once() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const steps = await page.evaluate(async () => {
    const [core, { openDesk }, { FILES }] = await Promise.all(["rubricator", "desk", "corefiles"].map((name) => import(name === "rubricator" ? "/pkg/rubricator.js" : `/js/${name}.js`)));
    const bytes = new Uint8Array(await (await fetch(FILES.model)).arrayBuffer());
    const marks = [performance.now()];
    const step = async (/** @type {() => unknown} */ run) => { await run(); marks.push(performance.now()); };
    /** @type {any} */ let annotator;
    await step(() => core.default({ module_or_path: fetch(FILES.module) }));
    await step(() => (annotator = core.Annotator.withModel(bytes)));
    await step(() => annotator.annotate("Zoë Li met Tomás Ferro in Lisbon on Tuesday. “Yes,” he said."));
    await step(() => openDesk());
    return ["module", "model", "first sentence", "desk"].map((name, i) => [name, marks[i + 1] - marks[i]]);
  });
  await context.close();
  return Object.fromEntries(steps);
}

try {
  const runs = [];
  for (let i = 0; i < RUNS; i++) runs.push(await once());
  for (const name of Object.keys(runs[0])) {
    const times = runs.map((run) => run[name]).sort((a, b) => a - b);
    const [least, median, most] = [times[0], times[RUNS >> 1], times[RUNS - 1]].map((ms) => ms.toFixed(1).padStart(7));
    console.log(`${name.padEnd(16)} ${median} ms  (${least} to ${most.trim()})`);
  }
} finally {
  await browser.close();
  server.close();
}
