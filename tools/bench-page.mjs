// How fast the page is in Chromium, as a person meets it: `npm run bench:page`. From a paste, or from leaving the text field
// after a letter was typed into the middle of a long text, to painted marks; and how long the page's longest task was meanwhile.
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
  /** @type {number[]} */ let tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });

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
    tasks = [];
    article().replaceChildren();
    const first = painted();
    const began = performance.now();
    begin();
    const marks = Number(await first) - began;
    while (!/\d ms\b/.test(status())) await new Promise((resolve) => requestAnimationFrame(resolve));
    const whole = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { marks, whole, task: Math.max(0, ...tasks) };
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

/** @typedef {{marks: number, whole: number, task: number}} Measured */

/** @param {Page} page @param {string} text @returns {Promise<Measured>} */
const pasted = (page, text) => page.evaluate((text) => /** @type {any} */ (globalThis).measured(() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.getElementById("source")?.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
}), text);

/** Types a letter into the middle of the text, and leaves the field. @param {Page} page @returns {Promise<Measured>} */
async function typed(page) {
  await page.evaluate(() => document.getElementById("edit")?.click());
  await rest();
  return page.evaluate(() => {
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("source"));
    const middle = field.value.indexOf(" ", field.value.length / 2);
    field.setRangeText("s", middle, middle, "end");
    return /** @type {any} */ (globalThis).measured(() => document.getElementById("done")?.click());
  });
}

/** @param {string} what @param {Measured[]} runs */
function print(what, runs) {
  row(`${what}: first marks`, runs.map(({ marks }) => marks));
  row(`${what}: all marks`, runs.map(({ whole }) => whole));
  row(`${what}: longest task`, runs.map(({ task }) => task));
}

await inChromium(async (browser, url) => {
  const thousand = news(1e4).split(" ").slice(0, 1000).join(" ");
  for (const [what, text, times] of /** @type {const} */ ([["1,000 words", thousand, 15], ["1 MB", news(1e6), 5], ["10 MB", news(1e7), 1]])) {
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
