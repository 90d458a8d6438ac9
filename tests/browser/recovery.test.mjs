// When the analysis fails: the text stays, the page says so, and it goes on.
import assert from "node:assert/strict";
import { STORY, choose, classes, drawn, field, marked, messages, paste, pasteMany, pasteStory, press, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/**
 * Loads the page again, with every worker that it starts in `globalThis.workers`.
 * @param {Page} page
 */
async function withWorkersInView(page) {
  await page.evaluateOnNewDocument(() => {
    const workers = /** @type {Worker[]} */ ([]);
    const Plain = Worker;
    class Seen extends Plain {
      /** @param {ConstructorParameters<typeof Worker>} args */
      constructor(...args) {
        super(...args);
        workers.push(this);
      }
    }
    Object.assign(globalThis, { Worker: Seen, workers });
  });
  await page.reload();
}

/** Ends the worker as a crash would. @param {Page} page */
const crash = (page) => page.evaluate(() => {
  // @ts-expect-error: withWorkersInView put them there
  const worker = globalThis.workers.at(-1);
  worker.terminate();
  worker.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }));
});

inEachBrowser("a crashed worker is started again; the text is intact", async ({ page }) => {
  await withWorkersInView(page);
  await pasteStory(page);
  await crash(page);
  await eventually(async () => (await messages(page)).some((m) => m.includes("Your text is safe")), "the message");
  assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n"));
  await page.click("#edit");
  await page.keyboard.type("Ana Ruiz was there. ");
  await page.click("#done");
  await eventually(async () => (await text(page, "mark.person")).includes("Ana Ruiz"), "marks from the new worker");
});

inEachBrowser("corrections, and what can be undone, outlive a crashed worker", async ({ page }) => {
  await withWorkersInView(page);
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  await crash(page);
  await eventually(async () => (await messages(page)).some((m) => m.includes("Your text is safe")), "the message");
  await marked(page);
  assert.match(await classes(page, "Zoë Li"), /organization/);
  await page.click("#undo");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("person"), "the old label");
});

inEachBrowser("a text on which the worker crashes twice is given up, not lost", async ({ page }) => {
  await withWorkersInView(page);
  await page.evaluate(() => {
    Worker.prototype.postMessage = function () { setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "boom", cancelable: true }))); };
  });
  await paste(page, { "text/plain": STORY });
  await eventually(async () => (await messages(page)).some((m) => m.includes("stopped twice")), "the message");
  await eventually(async () => (await drawn(page)).length > 0, "the text, which is drawn without marks where those do not come soon");
  assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n"));
  assert.match(await text(page, "#status-text"), /Not analysed/);
});

inEachBrowser("long work can be stopped, and taken up again", async ({ page }) => {
  await pasteMany(page, 30_000);
  for (const again of [false, true]) {
    if (again) await page.click(".toast button:not(.dismiss)");
    await page.waitForSelector("#working:not([hidden])");
    await (again ? press(page, "Escape") : page.click("#cancel"));
    await eventually(async () => (await text(page, "#status-text")).includes("Analysis stopped"), "the status");
    assert.doesNotMatch(await text(page, "#status-text"), /coming/);
    await eventually(async () => (await messages(page)).some((m) => m.includes("stopped")), "the message");
  }
});

inEachBrowser("the button that stops the work stands still while the texts beside it change", async ({ page }) => {
  await pasteMany(page, 30_000);
  await page.waitForSelector("#working:not([hidden])");
  const places = await page.evaluate(async () => {
    const found = new Set();
    const told = new Set();
    const button = /** @type {HTMLElement} */ (document.getElementById("cancel"));
    while (told.size < 3) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (button.getClientRects().length === 0) break;
      found.add(button.getBoundingClientRect().left);
      told.add(document.getElementById("stage")?.textContent);
    }
    return { found: [...found], told: told.size };
  });
  assert.ok(places.told >= 3, `stages seen: ${places.told}`);
  assert.equal(places.found.length, 1, `the button was at ${places.found}`);
  await page.click("#cancel");
});

inEachBrowser("a newer text replaces one that is still being analysed", async ({ page }) => {
  await pasteMany(page, 3000);
  await paste(page, { "text/plain": "Ana Ruiz went to Madrid." });
  // The long article is not read out each time: that alone would hold the page up.
  await eventually(() => page.$$eval("#article .block", (blocks) => blocks.length === 1), "the newer text");
  assert.deepEqual(await drawn(page), ["Ana Ruiz went to Madrid."]);
  await marked(page);
  assert.match(await text(page, "#status-text"), /^5 words/);
});
