// How long the core takes to be ready in Chromium: `npm run bench:load`. Files come from this machine, so what is measured is
// compiling, checking and unpacking. Medians of several fresh pages, with the fastest and slowest beside them.
import { inChromium } from "./chromium.mjs";
import { row } from "./measures.mjs";

const RUNS = 15;
/**
 * Milliseconds of each step on a page that knows nothing of the core yet.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @returns {Promise<Record<string, number>>}
 */
async function once(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${url}blank`);
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

await inChromium(async (browser, url) => {
  const runs = [];
  for (let i = 0; i < RUNS; i++) runs.push(await once(browser, url));
  for (const name of Object.keys(runs[0])) row(name, runs.map((run) => run[name]));
});
