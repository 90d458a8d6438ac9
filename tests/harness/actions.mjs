// What a person does on the page, for the browser tests.
import { eventually } from "./page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** A story with one of everything, of our own. It has astral characters, CRLF and a combining mark before what is tested. */
export const STORY = [
  "Harbour wall fails in Genoa 💩",
  "By Zoë Li",
  "GENOA, Italy — The mayor, Carla Venturi, said on Tuesday that the wall had cost €4 million.",
  "“We were told it would stand for a century,” Venturi said. “It stood for a winter.”",
  "The Red Cross opened two shelters in Rome on 3 March 2026.",
].join("\r\n\r\n");

/**
 * Waits until the page works.
 * @param {Page} page
 */
export async function ready(page) {
  await page.waitForSelector(":root[data-ready]");
}

/**
 * Has `marked` wait for the article that comes, and not take the one that is there for it.
 * @param {Page} page
 */
export const another = (page) => page.evaluate(() => {
  const first = document.querySelector("#article .chunk");
  if (first) Object.assign(first, { leaving: true });
});

/**
 * Pastes into the field that has the focus, as the browser would.
 * @param {Page} page
 * @param {Record<string, string>} data  By media type.
 */
export async function paste(page, data) {
  await ready(page);
  await another(page);
  await page.evaluate((data) => {
    const transfer = new DataTransfer();
    for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    // Firefox hides what a script puts into the constructor.
    Object.defineProperty(event, "clipboardData", { value: transfer });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, data);
}

/**
 * Pastes a text that is made in the page: `story` so many times.
 * @param {Page} page
 * @param {number} times
 */
export async function pasteMany(page, times) {
  await ready(page);
  await another(page);
  await page.evaluate((story, times) => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", `${story}\n\n`.repeat(times));
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: transfer });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, STORY, times);
}

/**
 * Pastes a text and waits until its marks are there.
 * @param {Page} page
 * @param {string} [text]
 */
export async function pasteStory(page, text = STORY) {
  await paste(page, { "text/plain": text });
  await marked(page);
}

/**
 * Waits until the whole text, the one pasted or dropped last, is analysed and drawn.
 * @param {Page} page
 */
export async function marked(page) {
  const done = () => page.evaluate(() => {
    const first = document.querySelector("#article .chunk");
    return first && !("leaving" in first) && document.querySelector("#article mark") !== null && /\d ms\b/.test(document.getElementById("status-text")?.textContent ?? "");
  });
  await eventually(done, "marks in the article");
  // The lists beside it come after the first paint; a page that is not seen has none.
  await page.evaluate(() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
    setTimeout(resolve, 150);
  }));
}

/**
 * Drops files on the page.
 * @param {Page} page
 * @param {{ name: string, type: string, bytes: number[] }[]} files
 */
export async function drop(page, files) {
  await ready(page);
  await another(page);
  await page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const { name, type, bytes } of files) transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, files);
}

/**
 * The text of every message on the page.
 * @param {Page} page
 */
export const messages = (page) => page.$$eval(".toast", (toasts) => toasts.map((toast) => toast.firstChild?.textContent ?? ""));

/**
 * The text that an element shows; "" where there is none.
 * @param {Page} page
 * @param {string} selector
 */
export const text = (page, selector) => page.$$eval(selector, (all) => all.map((e) => e.textContent ?? "").join("\n"));

/**
 * The text of the article as it is drawn, without captions.
 * @param {Page} page
 */
export const drawn = (page) => page.$$eval("#article .block", (blocks) => blocks.map((block) => {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const extra of copy.querySelectorAll(".captions, .bar")) extra.remove();
  return copy.textContent ?? "";
}));

/**
 * Chooses the first mark that says `words`.
 * @param {Page} page
 * @param {string} words
 */
export async function choose(page, words) {
  await page.evaluate((words) => {
    const mark = [...document.querySelectorAll("mark")].find((m) => m.textContent === words);
    /** @type {HTMLElement} */ (mark).click();
  }, words);
  await eventually(async () => (await text(page, "#panel-inspect h3")) === words, `the card of ${words}`);
}

/**
 * Puts a value into a field, and leaves it.
 * @param {Page} page
 * @param {string} selector
 * @param {string} value
 */
export const field = (page, selector, value) => page.$eval(selector, (field, value) => {
  /** @type {HTMLInputElement} */ (field).value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}, value);

/**
 * The class names of the first mark that says `words`. ($$eval makes a handle for each mark: minutes, in a long text.)
 * @param {Page} page
 * @param {string} words
 */
export const classes = (page, words) => page.evaluate((words) => [...document.querySelectorAll("mark")].find((m) => m.textContent === words)?.className ?? "", words);

/**
 * Presses keys together: "Control+Shift+z".
 * @param {Page} page
 * @param {string} keys
 */
export async function press(page, keys) {
  const all = /** @type {import("puppeteer-core").KeyInput[]} */ (keys.split("+"));
  const last = all.pop();
  for (const key of all) await page.keyboard.down(key);
  if (last) await page.keyboard.press(last);
  for (const key of all.reverse()) await page.keyboard.up(key);
}
