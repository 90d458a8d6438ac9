// How fast the page is, on whatever machine runs this: the best of some tries counts, for others may be using it, too.
import assert from "node:assert/strict";
import { availableParallelism, loadavg } from "node:os";
import { STORY, choose, classes, field, marked, pasteMany, pasteStory, ready, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** Where more programs want to run than there are cores, each gets its share of the time. */
const SHARE = Math.min(1, availableParallelism() / Math.max(1, loadavg()[0]));
/** Milliseconds from a paste of 1,000 words to their painted marks, and the longest task meanwhile. */
const MOST = 50 / SHARE;
const TRIES = 12;

/** A text of 1,000 words. */
const THOUSAND = `${STORY}\r\n\r\n`.repeat(40).split(" ").slice(0, 1000).join(" ");

/**
 * Pastes into the empty field, and gives the time until the marks are painted and the long tasks meanwhile.
 * @param {Page} page
 */
const paste = (page) => page.evaluate(async (text) => {
  /** @type {number[]} */ const long = [];
  // Firefox has no such entries: there the time to paint must do.
  const observed = PerformanceObserver.supportedEntryTypes.includes("longtask");
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
  if (observed) observer.observe({ type: "longtask" });
  const transfer = new DataTransfer();
  transfer.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: transfer });
  const article = /** @type {HTMLElement} */ (document.getElementById("article"));
  const painted = new Promise((resolve) => {
    new MutationObserver((_, watch) => {
      if (!article.querySelector("mark")) return;
      watch.disconnect();
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => after.port2.postMessage(0));
    }).observe(article, { subtree: true, childList: true });
  });
  const began = performance.now();
  document.getElementById("source")?.dispatchEvent(event);
  const ms = Number(await painted) - began;
  // Two more frames: what was put off must not be long either.
  for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  long.push(...observer.takeRecords().map((entry) => entry.duration));
  observer.disconnect();
  return { ms, long };
}, THOUSAND);

/** Milliseconds until a page that has come has rehearsed what is slow only the first time. */
const REST = 1500;
/** Pages that are tried. */
const PAGES = 8;

inEachBrowser("1,000 words pasted into a page that was never used: painted marks in 50 ms, no task longer", async ({ page, url }) => {
  /** @type {{ ms: number, long: number[] }[]} */ const runs = [];
  const good = () => runs.some(({ ms, long }) => ms <= MOST && long.every((task) => task <= MOST));
  while (runs.length < PAGES && !good()) {
    // Storage of its own: what another page has kept would be shown.
    const context = await page.browser().createBrowserContext();
    const fresh = await context.newPage();
    await fresh.setViewport({ width: 1280, height: 800 });
    await fresh.goto(url);
    await ready(fresh);
    await new Promise((resolve) => setTimeout(resolve, REST));
    runs.push(await paste(fresh));
    await context.close();
  }
  assert.ok(good(), runs.map(({ ms, long }) => `${Math.round(ms)} (${long.map(Math.round)})`).join(", "));
});

/** Begins a new article. @param {Page} page */
async function anew(page) {
  await page.click("#open");
  await page.waitForSelector("#open-dialog[open] .primary");
  await page.click("#open-dialog .primary");
  await page.waitForSelector("#source");
  await eventually(() => page.$eval("#source", (e) => /** @type {HTMLTextAreaElement} */ (e).value === ""), "the empty field");
}

inEachBrowser("1,000 words: from paste to painted marks in 50 ms, no task longer", async ({ page }) => {
  await ready(page);
  /** @type {{ ms: number, long: number[] }[]} */ const runs = [];
  const good = () => runs.some(({ ms, long }) => ms <= MOST && long.every((task) => task <= MOST));
  while (runs.length < TRIES && !good()) {
    runs.push(await paste(page));
    await marked(page);
    await anew(page);
  }
  assert.ok(good(), runs.map(({ ms, long }) => `${Math.round(ms)} (${long.map(Math.round)})`).join(", "));
});

inEachBrowser("a correction redraws only the blocks that it changes", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await page.evaluate(() => document.querySelectorAll(".block").forEach((block) => block.setAttribute("data-old", "")));
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  const fresh = await page.$$eval(".block:not([data-old])", (blocks) => blocks.map((b) => b.textContent));
  assert.deepEqual(fresh, ["By Zoë Li"]);
});

/** The main thread's time for its longest task while `body` runs, milliseconds: its own, whoever else wants the processor. @param {Page} page @param {() => Promise<void>} body */
async function longestTask(page, body) {
  await page.tracing.start({ categories: ["toplevel"] });
  await body();
  const { traceEvents } = JSON.parse(Buffer.from((await page.tracing.stop()) ?? []).toString());
  const main = new Set(traceEvents.filter((/** @type {any} */ e) => e.name === "thread_name" && e.args.name === "CrRendererMain").map((/** @type {any} */ e) => `${e.pid}/${e.tid}`));
  const tasks = traceEvents.filter((/** @type {any} */ e) => e.tdur && main.has(`${e.pid}/${e.tid}`));
  assert.ok(tasks.length > 100, "there is a trace");
  return Math.max(...tasks.map((/** @type {any} */ e) => e.tdur)) / 1000;
}

/** Firefox tells no thread's own time, so there the clock must do, and what else the processor did in between counts with it. */
const MOST_BY_CLOCK = 2 * MOST;

/** The longest time between two turns of the main thread while `body` runs, milliseconds by the clock. @param {Page} page @param {() => Promise<void>} body */
async function longestGap(page, body) {
  await page.evaluate(() => {
    let [last, longest] = [performance.now(), 0];
    const turn = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    };
    const timer = setInterval(turn, 0);
    Object.assign(globalThis, { longestGap: () => { turn(); clearInterval(timer); return longest; } });
  });
  await body();
  return page.evaluate(() => /** @type {number} */ (/** @type {any} */ (globalThis).longestGap()));
}

inEachBrowser("1 MB: from paste to the last mark no task keeps the page from answering", async ({ page, product }) => {
  await ready(page);
  const [longest, most] = product === "chrome" ? [longestTask, 50] : [longestGap, MOST_BY_CLOCK];
  /** @type {number[]} */ const runs = [];
  while (runs.length < 4 && !runs.some((ms) => ms <= most)) {
    runs.push(await longest(page, async () => {
      await pasteMany(page, 2800);
      await marked(page);
      await page.evaluate(() => { const s = /** @type {HTMLElement} */ (document.getElementById("scroller")); s.scrollTop = s.scrollHeight / 2; });
      await eventually(() => page.evaluate(() => document.querySelectorAll("#article mark").length > 100), "marks in the middle");
    }));
    await anew(page);
  }
  assert.ok(runs.some((ms) => ms <= most), `tasks of ${runs} ms`);
});

/** Scrolls to a part of the article, 0 to 1, and gives the words of the marks on the screen there. @param {Page} page @param {number} part */
async function marksAt(page, part) {
  await page.evaluate((part) => { const s = /** @type {HTMLElement} */ (document.getElementById("scroller")); s.scrollTop = s.scrollHeight * part; }, part);
  // What comes into view is as high as it was taken to be only once it is drawn.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 200)))));
  return page.evaluate(() => [...document.querySelectorAll("#article mark.first")].filter((mark) => {
    const { top } = mark.getBoundingClientRect();
    return top > -4000 && top < 4000;
  }).map((mark) => mark.textContent));
}

/** The marks of a story, and of what is typed. */
const TOLD = ["Genoa", "Zoë Li", "GENOA", "Italy", "Carla Venturi", "Tuesday", "€4 million", "Venturi", "Red Cross", "Rome", "3 March 2026"];
const TYPED = "Tomás Ferro met Zoë Li in Lisbon on 4 May 2026. ";

inEachBrowser("1 MB: what is typed into the middle is marked, what stands elsewhere stays marked, and no task is long", async ({ page, product }) => {
  await pasteMany(page, 2800);
  await marked(page);
  /** @type {number[]} */ const runs = [];
  for (let i = 0; i < 4 && !runs.some((longest) => longest <= MOST); i++) {
    await page.click("#edit");
    await page.$eval("#source", (field, typed) => {
      const { value } = /** @type {HTMLTextAreaElement} */ (field);
      const at = value.indexOf("The Red Cross", value.length / 2);
      /** @type {HTMLTextAreaElement} */ (field).setRangeText(typed, at, at, "end");
    }, TYPED);
    const leave = async () => {
      await page.click("#done");
      await marked(page);
    };
    runs.push(product === "chrome" ? await longestTask(page, leave) : (await leave(), 0));
  }
  assert.ok(runs.some((longest) => longest <= MOST), `tasks of ${runs} ms`);
  const [middle, end] = [await marksAt(page, 0.5), await marksAt(page, 1)];
  for (const words of ["Tomás Ferro", "Lisbon", "4 May 2026"]) assert.equal(middle.filter((w) => w === words).length, runs.length, words);
  for (const words of TOLD) assert.ok(middle.includes(words), `${words} in the middle`);
  const last = end.slice(end.lastIndexOf("Genoa"));
  for (const words of TOLD) assert.ok(last.includes(words), `${words} at the end: ${last}`);
});

inEachBrowser("1 MB: the first screen is there before the whole, and the whole can be corrected", async ({ page }) => {
  await pasteMany(page, 2800);
  await eventually(() => page.evaluate(() => document.querySelectorAll("#article mark").length > 10), "the first marks");
  await marked(page);
  assert.match(await text(page, "#status-text"), /1\d\d,\d{3} words/);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
});
