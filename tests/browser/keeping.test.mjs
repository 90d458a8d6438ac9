// What the browser keeps: articles across reloads and tabs, and the page itself without a network.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { STORY, drawn, marked, messages, pasteStory, text } from "../harness/actions.mjs";
import { faulty } from "../harness/faulty.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** Waits until the article is on disk. @param {Page} page @param {string} [part] */
async function kept(page, part = "") {
  await eventually(() => page.evaluate((part) => new Promise((resolve) => {
    const request = indexedDB.open("rubricator");
    request.onsuccess = () => {
      const all = request.result.transaction("documents").objectStore("documents").getAll();
      all.onsuccess = () => { request.result.close(); resolve(all.result.some((d) => JSON.stringify(d).includes(part))); };
    };
  }), part), "the article on disk");
}

inEachBrowser("a reload goes on where one was", async ({ page }) => {
  await pasteStory(page);
  await page.$eval("#title", (e) => {
    /** @type {HTMLInputElement} */ (e).value = "The wall";
    e.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await kept(page, "The wall");
  await page.reload();
  await marked(page);
  assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n"));
  assert.equal(await page.$eval("#title", (e) => /** @type {HTMLInputElement} */ (e).value), "The wall");
});

inEachBrowser("earlier articles can be opened and deleted, and a deletion taken back", async ({ page }) => {
  await pasteStory(page);
  await kept(page, "Genoa");
  await page.click("#open");
  await page.waitForSelector("#open-dialog[open]");
  await page.click("#open-dialog .primary");
  await page.waitForSelector("#recent .open-doc");
  await page.click("#recent .open-doc + button");
  await eventually(async () => (await page.$("#recent .open-doc")) === null, "the row gone");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".toast button")).click());
  await page.waitForSelector("#recent .open-doc");
  await page.click("#recent .open-doc");
  await marked(page);
  assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n"));
});

inEachBrowser("two tabs do not overwrite each other", async ({ page, context, url }) => {
  await pasteStory(page);
  await kept(page, "Genoa");
  const second = await context.newPage();
  await second.goto(url);
  await eventually(async () => (await messages(second)).some((m) => m.includes("another tab")), "the word that another tab has it");
  await marked(second);
  await second.$eval("#title", (e) => {
    /** @type {HTMLInputElement} */ (e).value = "Mine";
    e.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await kept(second, "Mine");
  await page.reload();
  await marked(page);
  assert.notEqual(await page.$eval("#title", (e) => /** @type {HTMLInputElement} */ (e).value), "Mine");
});

inEachBrowser("the page works without a network once it was open", async ({ page, faults }) => {
  let dead = false;
  await faulty(() => (dead ? { status: 503 } : undefined), async (url) => {
    await page.goto(url);
    await eventually(async () => (await text(page, "#private")).includes("offline"), "the word that it works offline");
    dead = true;
    await page.reload();
    await pasteStory(page);
    assert.match(await text(page, "mark.person"), /Zoë Li/);
    await page.click("#export");
    await page.waitForSelector("#export-dialog[open] [data-save=native]");
    // This server is another origin than that of the other tests; and the look for a newer release, which finds none, is no fault.
    const wrong = faults.splice(0).filter((fault) => !fault.startsWith(`request: ${url}`) && !/503 .*sw\.js|service ?worker/i.test(fault));
    assert.deepEqual(wrong, []);
  });
});

inEachBrowser("a newer release waits until the person says so, and the work is there after it", async ({ page, faults }) => {
  const fetchText = async (/** @type {string} */ url) => (await fetch(url)).text();
  /** @type {Record<string, string>} The files of the next release that are not as they were. */
  let next = {};
  await faulty((asked) => (asked in next ? { headers: { "Content-Type": asked === "sw.js" ? "text/javascript" : "text/html; charset=utf-8" }, body: next[asked] } : undefined), async (url) => {
    await page.goto(url);
    await eventually(async () => (await text(page, "#private")).includes("offline"), "the word that it works offline");
    assert.deepEqual(await messages(page), [], "a first visit has no newer version");
    await pasteStory(page);
    await kept(page, "Genoa");

    const index = (await fetchText(url)).replace("<html ", '<html data-release="next" ');
    const sum = `sha256-${createHash("sha256").update(index).digest("base64")}`;
    const worker = (await fetchText(`${url}sw.js`)).replace(/version: '\w+'/, "version: 'next'").replace(/'index\.html': '[^']+'/, `'index.html': '${sum}'`);
    next = { "": index, "index.html": index, "sw.js": worker };
    await page.reload();
    await eventually(async () => (await messages(page)).some((m) => m.includes("new version is ready")), "the offer");
    await page.reload();
    await marked(page);
    assert.equal(await page.$(":root[data-release]"), null, "who does not take it goes on with what there was");
    await eventually(async () => (await messages(page)).some((m) => m.includes("new version is ready")), "the offer again");
    const [reload] = await page.$$("#toasts .toast button:not(.dismiss)");
    await Promise.all([page.waitForNavigation(), reload.click()]);
    await page.waitForSelector(":root[data-release=next]");
    await marked(page);
    assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n"));
    assert.deepEqual(await page.evaluate(() => caches.keys()), ["rubricator-next"], "the old release is gone");
    assert.deepEqual(await messages(page), []);
  });
  faults.length = 0;
});

inEachBrowser("the manifest makes it an app", async ({ page, url }) => {
  const manifest = await page.evaluate(() => fetch("manifest.webmanifest").then((r) => r.json()));
  assert.equal(manifest.display, "standalone");
  assert.deepEqual(manifest.icons.map((/** @type {any} */ i) => i.sizes), ["any", "192x192", "512x512", "512x512"]);
  for (const { src } of manifest.icons) assert.equal(await page.evaluate((src) => fetch(src).then((r) => r.status), src), 200, url + src);
});
