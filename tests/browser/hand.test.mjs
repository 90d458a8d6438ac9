// Correcting by hand, as a person does: edges by key and by handle, cursor mode, notes, own labels and words.
import assert from "node:assert/strict";
import { STORY, choose, classes, field, marked, pasteStory, press, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** The words of the chosen mark. @param {Page} page */
const card = (page) => text(page, "#panel-inspect h3");

/** Waits until the chosen mark says `words`. @param {Page} page @param {string} words */
const says = (page, words) => eventually(async () => (await card(page)) === words, `the mark “${words}”`);

inEachBrowser("edges move by words, and back by undo", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Carla Venturi");
  await page.focus("#article");
  await press(page, "[");
  await says(page, "mayor, Carla Venturi");
  await press(page, "]");
  await says(page, "Carla Venturi");
  await press(page, "{");
  await says(page, "Carla");
  await press(page, "}");
  await says(page, "Carla Venturi");
  await press(page, "z");
  await says(page, "Carla");
});

/** The middle of a handle's knob. @param {Page} page @param {"start" | "end"} edge */
const knob = (page, edge) => page.$eval(`.handle.${edge}`, (e) => {
  const box = e.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.bottom + 4 };
});

/** The middle of the first `words` in the article. @param {Page} page @param {string} words */
const middle = (page, words) => page.evaluate((words) => {
  const walker = document.createTreeWalker(/** @type {Node} */ (document.getElementById("article")), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, left: box.left, right: box.right };
  }
  throw new Error(`the article does not say ${words}`);
}, words);

inEachBrowser("a handle is dragged by mouse and lets go at a word's end", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Carla Venturi");
  await page.waitForSelector(".handle.end:not([hidden])");
  const [from, to] = [await knob(page, "end"), await middle(page, "Carla")];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + (from.y - to.y), { steps: 4 });
  await page.mouse.up();
  await says(page, "Carla");
});

for (const [how, words] of [["a selection goes to whole words", "shelters"], ["a selection with Alt stays as it is", "shelter"]]) {
  inEachBrowser(how, async ({ page }) => {
    await pasteStory(page);
    // Firefox's automation loses a drag with Alt now and then: it is made again.
    for (let left = 2; ; left--) {
      const word = await middle(page, "shelter");
      if (words === "shelter") await page.keyboard.down("Alt");
      await page.mouse.move(word.left + 1, word.y);
      await page.mouse.down();
      await page.mouse.move(word.right, word.y, { steps: 3 });
      await page.mouse.up();
      if (words === "shelter") await page.keyboard.up("Alt");
      const shown = page.waitForSelector("#adder:not([hidden])", { timeout: left ? 5000 : 30000 });
      if (await shown.catch((error) => { if (!left) throw error; })) break;
    }
    await page.click("#adder .product");
    await eventually(async () => (await classes(page, words)).includes("product"), `the mark on “${words}”`);
  });
}

inEachBrowser("on a phone a tap selects a word, a handle extends it, and a label marks it", async ({ page }) => {
  await pasteStory(page);
  const word = await middle(page, "shelters");
  await page.touchscreen.tap(word.x, word.y);
  await page.waitForSelector("#adder:not([hidden])");
  assert.equal(await page.evaluate(() => String(getSelection())), "shelters");
  await page.waitForSelector(".handle.start:not([hidden])");
  const [from, to] = [await knob(page, "start"), await middle(page, "two")];
  await page.touchscreen.touchStart(from.x, from.y);
  await page.touchscreen.touchMove(to.x, from.y);
  await page.touchscreen.touchEnd();
  await eventually(() => page.evaluate(() => String(getSelection()) === "two shelters"), "the longer selection");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#adder .product")?.parentElement).click());
  await eventually(async () => (await classes(page, "two shelters")).includes("product"), "the mark");
}, { viewport: { width: 390, height: 800, hasTouch: true } });

inEachBrowser("cursor mode marks words without a mouse", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Rome");
  await page.focus("#article");
  await press(page, "c");
  await page.waitForSelector(".caret:not([hidden])");
  for (let i = 0; i < 3; i++) await press(page, "Control+ArrowLeft");
  await press(page, "Control+Shift+ArrowRight");
  assert.match(await page.evaluate(() => String(getSelection())), /^two\s?$/);
  await press(page, "Control+Shift+ArrowRight");
  await press(page, "8");
  await eventually(async () => (await classes(page, "two shelters")).includes("product"), "the mark");
  await press(page, "Escape");
  await page.waitForSelector(".caret", { hidden: true });
});

inEachBrowser("A does it everywhere, M and S merge and split, L and T go to their fields", async ({ page }) => {
  await pasteStory(page, `${STORY}\r\n\r\nAna Ruiz met Carla Venturi. Ana Ruiz left.`);
  await choose(page, "Ana Ruiz");
  await page.focus("#article");
  await press(page, "2");
  await page.waitForSelector("#toasts .toast button:not(.dismiss)");
  await press(page, "a");
  await eventually(() => page.$$eval("mark.organization", (all) => all.filter((m) => m.textContent === "Ana Ruiz").length === 2), "both relabelled");
  await press(page, "s");
  await eventually(async () => (await page.$$eval("#entities .name", (all) => all.filter((e) => e.textContent === "Ana Ruiz").length)) === 2, "two entities");
  for (const [key, name] of [["m", "sameAs"], ["l", "relabel"], ["t", "note"]]) {
    await page.focus("#article");
    await press(page, key);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-key")), name);
  }
});

inEachBrowser("a mark that was added by hand is offered wherever its words stand", async ({ page }) => {
  await pasteStory(page, `${STORY}\r\n\r\nThe shelters were full; the old shelters, that is. A sheltersmith helped.`);
  const word = await middle(page, "shelters");
  await page.mouse.click(word.x, word.y, { count: 2 });
  await page.waitForSelector("#adder:not([hidden])");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#adder .product")?.parentElement).click());
  await eventually(async () => (await text(page, "#toasts")).includes("2 more places"), "the offer");
  await press(page, "a");
  await eventually(() => page.evaluate(() => document.querySelectorAll("mark.product").length === 3), "all three");
});

inEachBrowser("notes on a mark and on the article outlive a reload", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=note]", "Ask her");
  await page.click("#tab-notes");
  await eventually(async () => (await text(page, "#panel-notes .note-row")).includes("Ask her"), "the note in the list");
  await field(page, "#panel-notes [data-key=note]", "For Sunday");
  await eventually(async () => (await page.$eval("#undo", (e) => /** @type {HTMLElement} */ (e).title)).includes("note"), "the step");
  await page.reload();
  await marked(page);
  await page.click("#tab-notes");
  await eventually(async () => (await text(page, "#panel-notes")).includes("Ask her"), "the note again");
  assert.equal(await page.$eval("#panel-notes [data-key=note]", (e) => /** @type {HTMLTextAreaElement} */ (e).value), "For Sunday");
});

inEachBrowser("a label of one's own has its colour, its place in the legend and its words", async ({ page }) => {
  await pasteStory(page);
  await page.click("#own-labels");
  await page.type("#new-label", "structure");
  await press(page, "Enter");
  await page.waitForSelector(".own-labels [type=range]");
  await page.type("#words", "wall = structure\nbad line");
  await page.click("#mine-dialog [type=submit]");
  await eventually(async () => (await text(page, "#words-error")).includes("line 2"), "what is wrong in which line");
  await page.$eval("#words", (e) => { /** @type {HTMLTextAreaElement} */ (e).value = "wall = structure"; });
  await page.click("#mine-dialog [type=submit]");
  await eventually(async () => (await classes(page, "wall")).includes("own-structure"), "the listed word");
  assert.match(await text(page, "#labels"), /structure/);
  const fill = await page.$eval("mark.own-structure", (e) => getComputedStyle(e).backgroundColor);
  assert.notEqual(fill, "rgba(0, 0, 0, 0)");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#labels .own-structure")?.parentElement).click());
  await eventually(async () => (await page.$eval("mark.own-structure", (e) => getComputedStyle(e).backgroundColor)) !== fill, "hidden");
});

inEachBrowser("what is never to be found is put on the list by its card, and gone from every article", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await page.click("#panel-inspect [data-key=unlist]");
  await page.waitForSelector("#mine-dialog[open]");
  assert.equal(await page.$eval("#words", (e) => /** @type {HTMLTextAreaElement} */ (e).value), "Zoë Li = none");
  await page.click("#mine-dialog [type=submit]");
  await eventually(async () => (await classes(page, "Zoë Li")) === "", "the mark gone");
  assert.notEqual(await classes(page, "Carla Venturi"), "");
  assert.ok(!(await text(page, "#labels")).includes("none"), "none is no label");
  await page.reload();
  await marked(page);
  assert.equal(await classes(page, "Zoë Li"), "");
});

inEachBrowser("what can be undone outlives a reload", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  await page.click("#edit");
  await page.keyboard.type("Nobody was hurt. ");
  await page.click("#done");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the label in the edited text");
  await page.reload();
  await marked(page);
  await page.click("#undo");
  await eventually(async () => !(await text(page, ".block")).includes("Nobody"), "the old text");
  await page.click("#undo");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("person"), "the old label");
});
