// How fast the page is in Chromium, as a person meets it: `npm run bench:page`. From a paste, or from leaving the text field
// after a letter was typed into the middle of a long text, to painted marks: by the clock, and by the processor time that the
// page's thread and the worker's took meanwhile, which other programs disturb less. A fresh page for each paste.
import { inChromium } from "./chromium.mjs";
import { news, row } from "./measures.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** Milliseconds until the page has nothing more to do, and wants no more of the processor. */
const REST = 1500;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST));

/** What is measured in the page. */
function helpers() {
  const article = () => /** @type {HTMLElement} */ (document.getElementById("article"));
  const status = () => document.getElementById("status-text")?.textContent ?? "";

  /** When what is drawn with the next marks is painted. */
  const painted = () => new Promise((resolve) => new MutationObserver((_, observer) => {
    if (!article().querySelector("mark")) return;
    observer.disconnect();
    const after = new MessageChannel();
    after.port1.onmessage = () => resolve(performance.now());
    requestAnimationFrame(() => after.port2.postMessage(0));
  }).observe(article(), { childList: true, subtree: true }));

  /** @param {() => void} begin */
  const measured = async (begin) => {
    article().replaceChildren();
    const first = painted();
    const began = performance.mark("began").startTime;
    begin();
    const marks = Number(await first) - began;
    while (!/\d ms\b/.test(status())) await new Promise((resolve) => requestAnimationFrame(resolve));
    const whole = performance.mark("ended").startTime - began;
    return { marks, whole };
  };
  return Object.assign(globalThis, { measured });
}

/** A page that has loaded. @param {import("puppeteer-core").Browser} browser @param {string} url */
async function opened(browser, url) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.evaluateOnNewDocument(helpers);
  await page.goto(url);
  await page.waitForSelector(":root[data-ready]");
  await rest();
  return page;
}

/**
 * Runs `body`, and adds the processor time that it took: milliseconds from its first mark on the timeline to its last.
 * @param {Page} page
 * @param {() => Promise<{marks: number, whole: number}>} body
 */
async function traced(page, body) {
  await page.tracing.start({ categories: ["toplevel", "blink.user_timing"] });
  const clock = await body();
  /** @type {{traceEvents: any[]}} */
  const { traceEvents } = JSON.parse(Buffer.from((await page.tracing.stop()) ?? []).toString());
  const [began, ended] = ["began", "ended"].map((name) => traceEvents.find((e) => e.cat.includes("user_timing") && e.name === name));
  /** @param {string} thread */
  const tasks = (thread) => {
    const ids = traceEvents.filter((e) => e.name === "thread_name" && e.args.name.includes(thread)).map((e) => e.tid);
    const during = traceEvents.filter((e) => e.tdur && e.pid === began.pid && ids.includes(e.tid) && e.ts + e.dur > began.ts && e.ts < ended.ts);
    return outermost(during).map((e) => e.tdur / 1000);
  };
  const [own, worker] = [tasks("CrRendererMain"), tasks("DedicatedWorker")];
  const sum = (/** @type {number[]} */ times) => times.reduce((a, b) => a + b, 0);
  return { ...clock, page: sum(own), worker: sum(worker), task: Math.max(0, ...own) };
}

/** Those of a thread's events that lie in no other. @param {any[]} events */
function outermost(events) {
  let end = 0;
  return events.sort((a, b) => a.ts - b.ts || b.dur - a.dur).filter((e) => {
    const outside = e.ts >= end;
    if (outside) end = e.ts + e.dur;
    return outside;
  });
}

/** @typedef {Awaited<ReturnType<typeof traced>>} Measured */

/** The text is in the page before: that it comes there from here, in one long task, is no part of a paste. @param {Page} page @param {string} text */
async function pasted(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    Object.assign(globalThis, { clipboardData });
  }, text);
  await rest();
  return traced(page, () => page.evaluate(() => /** @type {any} */ (globalThis).measured(() => {
    const { clipboardData } = /** @type {any} */ (globalThis);
    document.getElementById("source")?.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  })));
}

/** Types a letter into the middle of the text, and leaves the field. @param {Page} page */
async function typed(page) {
  await page.evaluate(() => document.getElementById("edit")?.click());
  await rest();
  await page.$eval("#source", (field) => {
    const text = /** @type {HTMLTextAreaElement} */ (field);
    const middle = text.value.indexOf(" ", text.value.length / 2);
    text.setRangeText("s", middle, middle, "end");
  });
  return traced(page, () => page.evaluate(() => /** @type {any} */ (globalThis).measured(() => document.getElementById("done")?.click())));
}

/** @param {string} what @param {Measured[]} runs */
function print(what, runs) {
  row(`${what}: first marks`, runs.map(({ marks }) => marks));
  row(`${what}: all marks`, runs.map(({ whole }) => whole));
  row(`${what}: page's thread`, runs.map(({ page }) => page));
  row(`${what}: its longest task`, runs.map(({ task }) => task));
  row(`${what}: worker's thread`, runs.map(({ worker }) => worker));
}

await inChromium(async (browser, url) => {
  const thousand = news(1e4).split(" ").slice(0, 1000).join(" ");
  for (const [what, text, times] of /** @type {const} */ ([["1,000 words", thousand, 11], ["1 MB", news(1e6), 3], ["10 MB", news(1e7), 1]])) {
    /** @type {Measured[]} */ const runs = [];
    /** @type {Measured[]} */ const edits = [];
    for (let i = 0; i < times; i++) {
      const page = await opened(browser, url);
      runs.push(await pasted(page, text));
      await rest();
      for (let j = 0; j < 3 && what === "1 MB"; j++) edits.push(await typed(page));
      await page.browserContext().close();
    }
    print(what, runs);
    if (edits.length > 0) print("a letter in 1 MB", edits);
  }
});
