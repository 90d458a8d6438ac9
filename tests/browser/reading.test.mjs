// An article on the page: its marks, the inspector, labels, entities, quotations, figures.
import assert from "node:assert/strict";
import { STORY, drawn, marked, pasteStory, press, ready, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";

inEachBrowser("a pasted article is shown whole, with its marks", async ({ page }) => {
  await pasteStory(page);
  assert.deepEqual(await drawn(page), STORY.split("\r\n\r\n"));
  const marks = await page.$$eval("mark.person", (all) => all.map((m) => m.textContent));
  assert.ok(marks.includes("Zoë Li") && marks.includes("Carla Venturi"), `people: ${marks}`);
  assert.match(await text(page, "mark.quote"), /It stood for a/);
  assert.match(await text(page, ".captions"), /Venturi · direct · said/);
});

inEachBrowser("each sample opens, annotated", async ({ page }) => {
  for (const sample of ["agency", "interview", "court"]) {
    await ready(page);
    await page.click("#open");
    await page.waitForSelector("#open-dialog[open]");
    await page.click(`#open-dialog [data-sample=${sample}]`);
    await marked(page);
    for (const kind of ["person", "place", "quote"]) assert.ok(await page.$(`mark.${kind}`), `${sample}: ${kind}`);
    assert.notEqual(await page.$eval("#published", (e) => /** @type {HTMLInputElement} */ (e).value), "");
  }
});

inEachBrowser("a click on a mark tells what it is and why", async ({ page }) => {
  await pasteStory(page);
  await page.click("mark.person");
  const card = () => text(page, "#panel-inspect");
  await eventually(async () => (await card()).includes("Person"), "the card");
  assert.match(await card(), /Found by(rule “.+”|trained model)/);
  assert.match(await card(), /\d+ % sure/);
});

inEachBrowser("a label can be switched off and on", async ({ page }) => {
  await pasteStory(page);
  const fill = () => page.$eval("mark.person", (mark) => getComputedStyle(mark).backgroundColor);
  const before = await fill();
  await page.click("#labels [data-key=person]");
  assert.notEqual(await fill(), before);
  assert.equal(await page.$eval("#labels [data-key=person]", (e) => e.getAttribute("aria-pressed")), "false");
  await page.click("#labels [data-key=person]");
  assert.equal(await fill(), before);
  await page.click("#all-labels");
  assert.equal(await page.$$eval("#labels [aria-pressed=true]", (all) => all.length), 0);
});

inEachBrowser("a pinned label stands first, in every article, until it is let go", async ({ page }) => {
  await pasteStory(page);
  const order = () => page.$$eval("#labels .row", (all) => all.map((e) => e.getAttribute("data-key")));
  const before = await order();
  await page.focus("#labels [data-key=date]");
  await press(page, "p");
  assert.deepEqual(await order(), ["date", ...before.filter((label) => label !== "date")]);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-key")), "date", "the focus stays");
  await page.hover("#labels [data-key=place]");
  await page.click("#labels li:hover .row-act");
  assert.deepEqual((await order()).slice(0, 2), ["date", "place"]);
  await page.reload();
  await marked(page);
  assert.deepEqual((await order()).slice(0, 2), ["date", "place"]);
  await page.click("#edit");
  await page.$eval("#source", (e) => { /** @type {HTMLTextAreaElement} */ (e).value = "Zoë Li left on Tuesday."; e.dispatchEvent(new Event("input", { bubbles: true })); });
  await page.click("#done");
  await eventually(async () => /^5 words.*ms/.test(await text(page, "#status-text")), "the other text");
  assert.deepEqual((await order()).slice(0, 2), ["date", "place"], "also where there is none");
  await page.focus("#labels [data-key=place]");
  await press(page, "p");
  await press(page, "Tab");
  assert.ok(!(await order()).includes("place"));
});

for (const [what, width] of /** @type {const} */ ([["tablet", 1100], ["phone", 390]])) {
  inEachBrowser(`on a ${what} a label is pinned by touch`, async ({ page, product }) => {
    await pasteStory(page);
    const first = () => page.$eval("#labels .row", (e) => e.getAttribute("data-key"));
    // A long touch: browsers tell of it as of the other button.
    await page.$eval("#labels [data-key=place]", (e) => e.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })));
    assert.equal(await first(), "place");
    // Only Chromium's automation makes a pointer coarse.
    if (product === "firefox" || what === "phone") return;
    await page.tap("#labels li:has([data-key=date]) .row-act");
    assert.equal(await page.$$eval("#labels .pinned", (all) => all.length), 2);
    const overlap = await page.$$eval("#labels li", (all) => all.filter((li) => (li.querySelector(".count")?.getBoundingClientRect().right ?? 0) > (li.querySelector(".row-act")?.getBoundingClientRect().left ?? 0)).length);
    assert.equal(overlap, 0, "no count lies under a pin");
  }, { viewport: { width, height: 800, hasTouch: true } });
}

inEachBrowser("an entity in the list goes from mention to mention", async ({ page }) => {
  await pasteStory(page);
  await page.type("#entity-filter", "ventu");
  const rows = await page.$$eval("#entities .row", (all) => all.map((r) => r.textContent));
  assert.equal(rows.length, 1, rows.join());
  const chosen = () => page.$$eval("mark.on", (all) => all.map((m) => m.getAttribute("data-ids")).join());
  await page.click("#entities .row");
  const first = await chosen();
  await page.click("#entities .row");
  assert.notEqual(await chosen(), first);
});

inEachBrowser("quotations stand under their speaker, sums in the table", async ({ page }) => {
  await pasteStory(page);
  await page.click("#tab-quotes");
  assert.match(await text(page, "#panel-quotes h3"), /Venturi/);
  assert.ok((await page.$$("#panel-quotes .said-card")).length >= 2);
  await page.click("#tab-figures");
  assert.match(await text(page, "#panel-figures"), /4 million.*4 million euros/);
});

inEachBrowser("find: same case and whole words, and every match marked in one step", async ({ page }) => {
  await pasteStory(page, "The wall fell. A wall, a Wall and a wallflower stood. Zoë Li saw the wall.");
  await press(page, "f");
  await page.type("#find-text", "wall");
  const count = () => text(page, "#find-count");
  assert.equal(await count(), "1 of 5");
  await page.click("#find-whole");
  assert.equal(await count(), "1 of 4");
  await page.click("#find-case");
  assert.equal(await count(), "1 of 3");
  await page.select("#find-mark", "product");
  const marks = () => page.$$eval("mark.product", (all) => all.map((m) => m.textContent));
  await eventually(async () => (await marks()).join() === "wall,wall,wall", "the marks");
  assert.match(await page.$eval("#undo", (e) => e.getAttribute("aria-label") ?? ""), /Undo: add 3 marks/);
  await page.click("#undo");
  await eventually(async () => (await marks()).length === 0, "one step back");
});

inEachBrowser("a mark chosen in the text is shown in the list that is open, and a list follows the text", async ({ page }) => {
  await page.setViewport({ width: 1280, height: 420 });
  await pasteStory(page);
  await page.click("#tab-timeline");
  await page.click("mark.date");
  assert.ok(await page.$("#tab-timeline[aria-selected=true]"), "the list stays");
  assert.equal(await page.$$eval(".date-row[aria-current=true]", (all) => all.length), 1);
  await page.click("mark.date");
  assert.ok(await page.$("#tab-inspect[aria-selected=true]"), "the card comes with the second press");
  await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelectorAll("mark.place")].at(-1)).click());
  await eventually(() => page.evaluate(() => {
    const [row, list] = [document.querySelector("#entities [aria-current=true]"), document.getElementById("left")].map((e) => e?.getBoundingClientRect());
    return !!row && !!list && row.top >= list.top && row.bottom <= list.bottom + 1;
  }), "the entity's row in view");
});

inEachBrowser("find paints matches and goes through them", async ({ page }) => {
  await pasteStory(page);
  await page.click("#find");
  await page.type("#find-text", "venturi");
  assert.equal(await text(page, "#find-count"), "1 of 2");
  assert.equal(await page.evaluate(() => CSS.highlights.get("find")?.size), 2);
  await page.keyboard.press("Enter");
  assert.equal(await text(page, "#find-count"), "2 of 2");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => CSS.highlights.has("find")), false);
});
