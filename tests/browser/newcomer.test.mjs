// Who has never been here: a sample with four hints, and from opening the page to a corrected, exported article by mouse alone.
import assert from "node:assert/strict";
import { marked, messages, ready, text } from "../harness/actions.mjs";
import { accessibilityFaults, eventually, inEachBrowser } from "../harness/page.mjs";

inEachBrowser("a first sample brings four hints, which go as they are followed, and never come again", async ({ page }) => {
  await ready(page);
  await page.click("#samples [data-sample=agency]");
  await marked(page);
  const hint = () => text(page, "#hints");
  await eventually(async () => /1 of 4.*Click any mark/.test(await hint()), "the first hint");
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.click("mark.person");
  await eventually(async () => /2 of 4/.test(await hint()), "the second");
  await page.click("#panel-inspect [data-key=accept]");
  await eventually(async () => /3 of 4/.test(await hint()), "the third");
  await page.click("#tab-quotes");
  await eventually(async () => /4 of 4.*Export/.test(await hint()), "the last");
  await page.click("#hints [data-key=hint]");
  assert.ok(await page.$("#hints[hidden]"));
  await page.click("#open");
  await page.waitForSelector("#open-dialog[open]");
  await page.click("#open-dialog [data-sample=court]");
  await eventually(async () => /bank chief/.test(await text(page, "#article .block")), "the other sample");
  assert.ok(await page.$("#hints[hidden]"), "no hint again");
});

inEachBrowser("from opening the page to a corrected, exported article, by what can be seen alone", async ({ page }) => {
  const click = async (/** @type {string} */ words) => {
    const handle = await page.waitForFunction((words) => [...document.querySelectorAll("button, mark, label")].find((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && (/** @type {HTMLElement} */ (e).innerText).trim().startsWith(words);
    }), {}, words);
    await /** @type {import("puppeteer-core").ElementHandle<Element>} */ (handle).click();
  };
  await ready(page);
  await click("Agency story");
  await marked(page);
  await click("Environment Agency");
  await click("Accept");
  await eventually(async () => /1 of \d+ reviewed/.test(await text(page, "#status-text")), "the progress");
  await click("Jonas Petrov");
  await click("Remove");
  await eventually(async () => /2 of \d+ reviewed/.test(await text(page, "#status-text")), "the progress");
  await click("Export");
  await page.waitForSelector("#export-dialog[open]");
  await click("Save");
  await eventually(async () => (await messages(page)).some((m) => m.startsWith("Saved thousands-leave-homes")), "the file");
});
