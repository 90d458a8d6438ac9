// Faults put in on purpose: what a person did survives them, or the page says beforehand that it cannot.
import assert from "node:assert/strict";
import { test } from "node:test";
import { STORY, choose, classes, drawn, drop, field, marked, messages, paste, pasteStory, ready, text } from "../harness/actions.mjs";
import { browsers } from "../harness/browsers.mjs";
import { killable } from "../harness/faulty.mjs";
import { accessibilityFaults, eventually, inEachBrowser } from "../harness/page.mjs";
import { site } from "../harness/site.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];
const says = (/** @type {Page} */ page, /** @type {string} */ words) => eventually(async () => (await messages(page)).some((m) => m.includes(words)), `the message “${words}”`);

/** @param {Page} page */
async function correct(page) {
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
}

/** Waits until the browser's database holds `part`. @param {Page} page @param {string} part */
const stored = (page, part) => eventually(() => page.evaluate((part) => new Promise((resolve) => {
  const request = indexedDB.open("rubricator");
  request.onsuccess = () => {
    const asked = ["documents", "steps"].map((name) => request.result.transaction(name).objectStore(name).getAll());
    asked[1].onsuccess = () => { request.result.close(); resolve(JSON.stringify(asked.map((a) => a.result)).includes(part)); };
  };
}), part), `${part} on disk`);

/** @param {string} text */
const native = (text) => ({ format: "rubricator/1", id: "a", date: null, offsets: "utf16", text, mentions: [], entities: [], dates: [], quotes: [] });
const workspace = JSON.stringify({ format: "rubricator-workspace/1", documents: [1, 2, 3].map((n) => ({ id: `w${n}`, text: `Article ${n} of Rome.`, title: "", changed: n })) });

/** What is going on when the browser is killed, and what must be there afterwards. @type {[string, (page: Page) => Promise<unknown>, (page: Page) => Promise<unknown>][]} */
const KILLED = [
  ["typing", async (page) => { await page.keyboard.type("Ana Ruiz left Rome. She "); await stored(page, "Ana Ruiz left Rome."); await page.keyboard.type("went"); },
    async (page) => assert.match((await drawn(page)).join(), /^Ana Ruiz left Rome\./)],
  ["correcting", async (page) => { await pasteStory(page); await correct(page); await stored(page, "relabel"); await page.click("#undo"); },
    async (page) => { assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n")); assert.match(await classes(page, "Zoë Li"), /organization|person/); }],
  ["importing", async (page) => { await pasteStory(page); await correct(page); await stored(page, "relabel"); await drop(page, [{ name: "a.json", type: "", bytes: bytes(JSON.stringify(native("Bo left.".repeat(50_000)))) }]); },
    (page) => among(page, "Harbour wall fails")],
  ["opening several files", async (page) => { await pasteStory(page); await stored(page, "Genoa"); await drop(page, [1, 2, 3, 4].map((n) => ({ name: `${n}.txt`, type: "", bytes: bytes(`Article ${n} of Rome. `.repeat(2000)) }))); },
    (page) => among(page, "Harbour wall fails")],
  ["exporting", async (page) => { await pasteStory(page); await correct(page); await stored(page, "relabel"); await page.click("#export"); },
    async (page) => assert.match(await classes(page, "Zoë Li"), /organization/)],
  ["taking in a workspace", async (page) => { await pasteStory(page); await stored(page, "Genoa"); await drop(page, [{ name: "w.json", type: "", bytes: bytes(workspace) }]); },
    async (page) => { await among(page, "Harbour wall fails"); assert.ok([0, 3].includes((await titles(page)).filter((t) => t.startsWith("Article")).length), "all of it or nothing"); }],
];

/** The titles of all kept articles. @param {Page} page @returns {Promise<string[]>} */
const titles = (page) => page.evaluate(() => new Promise((resolve) => {
  const request = indexedDB.open("rubricator");
  request.onsuccess = () => {
    const all = request.result.transaction("documents").objectStore("documents").getAll();
    all.onsuccess = () => { request.result.close(); resolve(all.result.map((d) => d.text.slice(0, 40))); };
  };
}));

/** @param {Page} page @param {string} title */
const among = async (page, title) => assert.ok((await titles(page)).some((t) => t.startsWith(title)), title);

const { url } = await site();
for (const browser of browsers()) {
  for (const [doing, begin, check] of KILLED) {
    test(`the browser is killed while ${doing} (${browser.product})`, { timeout: 120_000 }, () => killable(browser, url, async ({ page, again }) => {
      await ready(page);
      await begin(page);
      const fresh = await again();
      await marked(fresh).catch(() => {});
      await check(fresh);
    }));
  }
}

inEachBrowser("a tab that is shut without a warning loses no correction", async ({ page, context, url }) => {
  await pasteStory(page);
  await correct(page);
  const fresh = await context.newPage();
  await page.close({ runBeforeUnload: false });
  await fresh.goto(url);
  await marked(fresh);
  assert.match(await classes(fresh, "Zoë Li"), /organization/);
});

inEachBrowser("a reload loses nothing that was typed or corrected right before it", async ({ page }) => {
  await ready(page);
  await page.keyboard.type("Ana Ruiz left Rome.");
  await page.reload();
  await marked(page);
  assert.deepEqual(await drawn(page), ["Ana Ruiz left Rome."]);
  await choose(page, "Ana Ruiz");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Ana Ruiz")).includes("organization"), "the new label");
  await page.reload();
  await marked(page);
  assert.match(await classes(page, "Ana Ruiz"), /organization/);
});

inEachBrowser("without storage the page says so beforehand, works, and asks before it is left", async ({ page }) => {
  await page.evaluateOnNewDocument(() => {
    IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get() { throw new DOMException("no", "SecurityError"); } });
  });
  await page.reload();
  await says(page, "does not let the page keep articles");
  await pasteStory(page);
  await correct(page);
  assert.equal(await page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))), false);
});

inEachBrowser("a full disk is said; what changed is kept once there is room", async ({ page }) => {
  await pasteStory(page);
  await stored(page, "Genoa");
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
    Object.assign(globalThis, { room: () => { IDBObjectStore.prototype.put = put; } });
  });
  await correct(page);
  await says(page, "storage is full");
  // @ts-expect-error: the lines above put it there
  await page.evaluate(() => globalThis.room());
  await page.click("#undo");
  await stored(page, "relabel");
  await page.reload();
  await marked(page);
  assert.match(await classes(page, "Zoë Li"), /person/);
});

/** What a record can have become. */
const DAMAGED = [
  { id: "a" }, { id: "b", text: 5, title: {} }, { id: "c", text: "Ann Lee left Rome.", title: 7, date: [], saved: {}, journal: "x", unknown: 1, changed: "late" },
  { id: "d", text: "Bo Day left Rome.", saved: "{", journal: [null, 7, "x", { op: "no" }, { adopt: 5, act: 6 }], changed: NaN },
  { id: "e", text: "", changed: -1 }, { id: 7, text: "x" }, { id: "f", text: "\ud800 Cy Fox left Rome.", date: "2026-99-99", journal: { length: 3 }, changed: Infinity },
];

/** Writes records as another version, or a fault, may have left them. @param {Page} page @param {number} version @param {any[]} documents @param {any[]} [steps] */
const leave = (page, version, documents, steps = []) => page.evaluate((version, documents, steps) => new Promise((resolve) => {
  const gone = indexedDB.deleteDatabase("rubricator");
  gone.onsuccess = () => {
    const request = indexedDB.open("rubricator", version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("documents", { keyPath: "id" });
      if (version > 1) request.result.createObjectStore("steps", { keyPath: ["id", "at"] });
    };
    request.onsuccess = () => {
      const write = request.result.transaction([...request.result.objectStoreNames], "readwrite");
      for (const document of documents) write.objectStore("documents").put(document);
      for (const step of steps) write.objectStore("steps").put(step);
      write.oncomplete = () => { request.result.close(); resolve(null); };
    };
  };
}), version, documents, steps);

inEachBrowser("damaged records are opened as far as they go, and never written over", async ({ page, url }) => {
  await page.goto(`${url}docs/privacy.html`);
  await leave(page, 2, DAMAGED, [{ id: "c", at: "x", entry: 5 }, { id: "d", at: 9, entry: null, when: "?" }, { id: "lost", at: 0, entry: "undo" }]);
  await page.goto(url);
  await ready(page);
  await page.click("#open");
  await page.waitForSelector("#open-dialog[open]");
  for (const name of ["Ann Lee", "Bo Day", "Cy Fox"]) {
    if (!(await page.$("#open-dialog[open]"))) await page.click("#open");
    await page.waitForSelector("#open-dialog[open]");
    await page.evaluate((name) => /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll("#open-dialog .open-doc")].find((e) => e.textContent?.includes(name)))?.click(), name);
    if (await page.$("#open-dialog[open]")) await page.keyboard.press("Escape");
    await eventually(async () => (await drawn(page)).join().includes(name), name);
    await marked(page);
  }
  await stored(page, '"saved":"{"');
});

inEachBrowser("articles of the first version are there with their corrections", async ({ page, context, url }) => {
  await pasteStory(page);
  await correct(page);
  await stored(page, "relabel");
  const other = await context.newPage();
  await other.goto(`${url}docs/privacy.html`);
  const [document] = await other.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open("rubricator");
    request.onsuccess = () => {
      const all = request.result.transaction("documents").objectStore("documents").getAll();
      all.onsuccess = () => { request.result.close(); resolve(all.result); };
    };
  }));
  await page.close();
  await leave(other, 1, [{ ...document, journal: [...document.journal, ...(document.journal.length ? [] : ["undo"])].filter((e) => e !== "undo") }]);
  await other.goto(url);
  await marked(other);
  assert.match(await classes(other, "Zoë Li"), /organization/);
});

inEachBrowser("a database of a newer version is left alone, and it is said", async ({ page, url }) => {
  await page.goto(`${url}docs/privacy.html`);
  await leave(page, 3, [{ id: "x", text: "Ann Lee left." }]);
  await page.goto(url);
  await says(page, "newer version of this page");
  await pasteStory(page);
});

inEachBrowser("a clock that is set back hides no article", async ({ page, context, url }) => {
  await pasteStory(page);
  await stored(page, "Genoa");
  await page.evaluateOnNewDocument(() => { Date.now = () => 1_000_000_000_000; });
  await page.reload();
  await marked(page);
  await paste(page, { "text/plain": "Ann Lee went to Rome." });
  await eventually(async () => (await drawn(page)).join() === "Ann Lee went to Rome.", "the newer article");
  await stored(page, "Ann Lee");
  await page.close();
  const fresh = await context.newPage();
  await fresh.goto(url);
  await marked(fresh);
  assert.deepEqual(await drawn(fresh), ["Ann Lee went to Rome."]);
});

inEachBrowser("a panic while correcting starts the core again; the report holds no word of the article", async ({ page }) => {
  await pasteStory(page);
  await correct(page);
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      Worker.prototype.postMessage = post;
      this.dispatchEvent(new MessageEvent("message", { data: { type: "refused", gen: message.gen, message: "panicked at src/x.rs" } }));
      this.dispatchEvent(new MessageEvent("message", { data: { type: "crashed", message: "panicked at src/x.rs" } }));
    };
  });
  await page.focus("#article");
  await page.keyboard.press("Backspace");
  await says(page, "Your text is safe");
  await page.evaluate(() => /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll("#toasts .toast button")].find((b) => b.textContent === "What happened"))?.click());
  await page.waitForSelector("#report-dialog[open] #report-text");
  const report = () => page.$eval("#report-text", (e) => /** @type {HTMLTextAreaElement} */ (e).value);
  assert.match(await report(), /panicked at src\/x\.rs/);
  assert.doesNotMatch(await report(), /Genoa|Venturi/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.click("#report-whole");
  assert.match(await report(), /Genoa/);
  await page.keyboard.press("Escape");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the correction");
  assert.match(await text(page, "#status-text"), /\d ms/);
});
