// The list of entities as a place of work: grouped, renamed, merged by drag and by key, removed; and what an edit leaves without a place.
import assert from "node:assert/strict";
import { STORY, choose, classes, field, marked, messages, pasteStory, press, text } from "../harness/actions.mjs";
import { accessibilityFaults, eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const MORE = `${STORY}\r\n\r\nAna Ruiz met Carla Venturi in Genoa. Ana Ruiz left.`;

/** The names in the list. @param {Page} page */
const names = (page) => page.$$eval("#entities .name", (all) => all.map((e) => e.textContent));

/** The middle of the row of an entity. @param {Page} page @param {string} name */
const row = (page, name) => page.evaluate((name) => {
  const row = [...document.querySelectorAll("#entities .row")].find((e) => e.querySelector(".name")?.textContent === name);
  row?.scrollIntoView({ block: "center" });
  const box = /** @type {Element} */ (row).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}, name);

/** Puts the focus on a row. @param {Page} page @param {string} name */
const focusRow = (page, name) => page.evaluate((name) => {
  const row = [...document.querySelectorAll("#entities .row")].find((e) => e.querySelector(".name")?.textContent === name);
  /** @type {HTMLElement} */ (row).focus();
}, name);

inEachBrowser("entities can be grouped by label", async ({ page }) => {
  await pasteStory(page, MORE);
  await page.select("#entity-sort", "label");
  const heads = await page.$$eval("#entities .group-head", (all) => all.map((e) => e.textContent));
  assert.deepEqual(heads.slice(0, 1), ["Person"]);
  assert.ok(heads.length >= 3 && new Set(heads).size === heads.length, heads.join());
  assert.deepEqual(await accessibilityFaults(page), []);
});

/**
 * Drags the row of `from` onto the row of `onto`. Firefox's automation moves the mouse but starts no drag (WebDriver leaves
 * that open), so there the events come from a script.
 * @param {Page} page
 * @param {"chrome" | "firefox"} product
 * @param {string} from
 * @param {string} onto
 */
async function drag(page, product, from, onto) {
  if (product === "firefox") {
    return page.evaluate((names) => {
      const [from, onto] = names.map((name) => [...document.querySelectorAll("#entities .row")].find((e) => e.querySelector(".name")?.textContent === name));
      const dataTransfer = new DataTransfer();
      const fire = (/** @type {Element | undefined} */ on, /** @type {string} */ type) => on?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      fire(from, "dragstart");
      if (fire(onto, "dragover") === false) fire(onto, "drop");
      fire(from, "dragend");
    }, [from, onto]);
  }
  const [a, b] = [await row(page, from), await row(page, onto)];
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2, { steps: 4 });
  await page.mouse.move(b.x, b.y, { steps: 4 });
  await page.mouse.up();
}

inEachBrowser("one entity is dragged onto another: they are one, and undo parts them", async ({ page, product }) => {
  await pasteStory(page, MORE);
  const before = await names(page);
  await drag(page, product, "Ana Ruiz", "Zoë Li");
  await eventually(async () => !(await names(page)).includes("Ana Ruiz"), "one entity less");
  assert.ok((await messages(page)).some((m) => m.includes("“Ana Ruiz” is now the same as “Zoë Li”")));
  assert.ok(await page.$("#drop[hidden]"), "nothing is dropped into the page");
  await page.click("#toasts .toast button:not(.dismiss)");
  await eventually(async () => (await names(page)).length === before.length, "both again");
});

inEachBrowser("a row by keyboard: down, rename, merge, remove; the focus stays in the list", async ({ page }) => {
  await pasteStory(page, MORE);
  await page.focus("#entity-filter");
  await press(page, "ArrowDown");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("data-key"));
  await press(page, "ArrowDown");
  assert.notEqual(await page.evaluate(() => document.activeElement?.getAttribute("data-key")), first);
  await focusRow(page, "Ana Ruiz");
  await press(page, "F2");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-key")), "fullName");
  await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).select());
  await page.keyboard.type("Ana María Ruiz");
  await press(page, "Enter");
  await eventually(async () => (await names(page)).includes("Ana María Ruiz"), "the new name");
  await focusRow(page, "Ana María Ruiz");
  await press(page, "m");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-key")), "sameAs");
  await focusRow(page, "Ana María Ruiz");
  await press(page, "Delete");
  await eventually(async () => !(await names(page)).includes("Ana María Ruiz"), "the entity gone");
  assert.equal(await classes(page, "Ana Ruiz"), "");
  await eventually(() => page.evaluate(() => document.activeElement?.matches("#entities .row") ?? false), "the focus on the next row");
  await press(page, "Control+z");
  await eventually(async () => (await names(page)).includes("Ana María Ruiz"), "the entity back");
});

inEachBrowser("a card says why its mention is taken for its entity", async ({ page }) => {
  await pasteStory(page, `${MORE} Amazon Web Services (AWS) helped. AWS left.`);
  const why = (/** @type {string} */ words) => eventually(async () => (await text(page, "#panel-inspect [data-key=tie]")) === words, words);
  await choose(page, "Venturi");
  await why("the surname of “Carla Venturi”");
  await choose(page, "AWS");
  await why("the initials of “Amazon Web Services”");
  await choose(page, "Carla Venturi");
  assert.equal(await page.$("#panel-inspect [data-key=tie]"), null, "its own name needs no reason");
  await choose(page, "Ana Ruiz");
  const into = await page.$$eval("#panel-inspect [data-key=sameAs] option", (all) => /** @type {HTMLOptionElement} */ (all.find((o) => o.textContent === "Zoë Li")).value);
  await field(page, "#panel-inspect [data-key=sameAs]", into);
  await why("by hand, or by the file that it came with");
});

inEachBrowser("an entity is removed by the button in its row", async ({ page }) => {
  await pasteStory(page, MORE);
  const at = await row(page, "Ana Ruiz");
  await page.mouse.move(at.x, at.y);
  await page.mouse.click((await page.$eval(".entity:hover .row-act", (e) => e.getBoundingClientRect().left)) + 12, at.y);
  await eventually(async () => !(await names(page)).includes("Ana Ruiz"), "the entity gone");
});

inEachBrowser("the edges of a mark move by the buttons of its card", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Carla Venturi");
  await page.click("[data-key='start-1']");
  await eventually(async () => (await text(page, "#panel-inspect h3")) === "mayor, Carla Venturi", "the longer mark");
  await page.click("[data-key='start1']");
  await eventually(async () => (await text(page, "#panel-inspect h3")) === "Carla Venturi", "the mark again");
});

inEachBrowser("what an edit leaves without a place is listed, and comes back with its words", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the new label");
  const rewrite = async (/** @type {(text: string) => string} */ change) => {
    await page.click("#edit");
    const old = await page.$eval("#source", (e) => /** @type {HTMLTextAreaElement} */ (e).value);
    await page.$eval("#source", (e, value) => { /** @type {HTMLTextAreaElement} */ (e).value = value; e.dispatchEvent(new Event("input", { bubbles: true })); }, change(old));
    await page.click("#done");
    await marked(page);
  };
  await rewrite((old) => old.replace("By Zoë Li", "By our staff"));
  await eventually(async () => (await messages(page)).some((m) => m.includes("1 of your corrections")), "the word about it");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#alerts .toast button")).click());
  await eventually(async () => /Zoë Li.*Organization/.test(await text(page, "#panel-notes .lost")), "the correction in the list");
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.reload();
  await marked(page);
  await page.click("#tab-notes");
  await eventually(async () => /Zoë Li/.test(await text(page, "#panel-notes .lost")), "the list after a reload");
  await rewrite((old) => old.replace("By our staff", "By Zoë Li"));
  await eventually(async () => (await classes(page, "Zoë Li")).includes("organization"), "the correction in its place");
  await page.click("#tab-notes");
  await eventually(async () => (await page.$("#panel-notes .lost")) === null, "the list empty");
});
