// A person's corrections: made, taken back, kept.
import assert from "node:assert/strict";
import { choose, classes, field, marked, pasteStory, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** Sets a field of the card. @param {Page} page @param {string} key @param {string} value */
const fill = (page, key, value) => field(page, `#panel-inspect [data-key=${key}]`, value);

/** @param {Page} page @param {string} words */
const select = (page, words) => page.evaluate((words) => {
  const walker = document.createTreeWalker(/** @type {Node} */ (document.getElementById("article")), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at >= 0) {
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      document.getElementById("article")?.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
      return;
    }
  }
}, words);

inEachBrowser("a mark is relabelled, the change taken back and made again", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await fill(page, "relabel", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  assert.match(await text(page, "#status-text"), /1 of \d+ reviewed/);
  await page.click("#undo");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("person"), "the old label");
  await page.click("#redo");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label again");
});

inEachBrowser("a mark is accepted and another removed by keyboard", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await page.focus("#article");
  await page.keyboard.press("Enter");
  await eventually(async () => (await text(page, "#panel-inspect [data-key=accept]")).startsWith("Accepted"), "accepted");
  await page.focus("#article");
  await page.keyboard.press("Backspace");
  await eventually(async () => (await classes(page, "Zoë Li")) === "", "the mark gone");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("person"), "the mark back");
});

inEachBrowser("a selection is marked, snapped to words, and outlives a reload", async ({ page }) => {
  await pasteStory(page);
  await select(page, "shelter");
  await page.waitForSelector("#adder:not([hidden])");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#adder .product")?.parentElement).click());
  await eventually(async () => (await classes(page, "shelters")).includes("product"), "the mark on the whole word");
  await page.reload();
  await eventually(async () => (await classes(page, "shelters")).includes("product"), "the mark after a reload");
});

inEachBrowser("a quotation is given to another speaker", async ({ page }) => {
  await pasteStory(page);
  await page.click("#tab-quotes");
  await page.click(".said-card");
  await page.click("#tab-inspect");
  const id = await page.$$eval("#panel-inspect [data-key=speaker] option", (all) => /** @type {HTMLOptionElement} */ (all.find((o) => o.textContent === "Zoë Li")).value);
  await fill(page, "speaker", id);
  await eventually(async () => (await text(page, ".captions")).includes("Zoë Li"), "the caption");
});

inEachBrowser("corrections outlive a reload and an edit of the text", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await fill(page, "relabel", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  await page.reload();
  await marked(page);
  assert.match(await classes(page, "Zoë Li"), /organization/);
  await page.click("#edit");
  await page.keyboard.type("Nobody was hurt. ");
  await page.click("#done");
  await eventually(async () => (await text(page, ".block")).includes("Nobody was hurt"), "the edited text");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the label in the edited text");
});
