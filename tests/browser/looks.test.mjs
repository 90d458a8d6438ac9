// For everyone: axe in each state, the keyboard alone, narrow windows, large type, languages.
import assert from "node:assert/strict";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { STORY, choose, drop, field, marked, messages, pasteStory, press, ready, text } from "../harness/actions.mjs";
import { accessibilityFaults, eventually, inEachBrowser } from "../harness/page.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const PHONE = { width: 360, height: 740 };

/**
 * Axe finds nothing in the empty page, the article, each tab, and each dialog.
 * @param {Page} page
 */
async function everyState(page) {
  const clean = async (/** @type {string} */ state) => assert.deepEqual(await accessibilityFaults(page), [], state);
  await ready(page);
  await clean("empty");
  await pasteStory(page);
  await clean("article");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("mark.person")).click());
  for (const tab of ["inspect", "quotes", "timeline", "figures", "notes"]) {
    await page.click(`#tab-${tab}`);
    await clean(tab);
  }
  await page.click("#view");
  await page.waitForSelector("#view-menu:popover-open");
  await clean("view menu");
  await page.keyboard.press("Escape");
  for (const dialog of ["export", "open", "help"]) {
    // A phone has no button for the keyboard's sheet.
    if (await page.$(`#${dialog}`).then((button) => button?.isVisible())) await page.click(`#${dialog}`);
    else await page.keyboard.press("?");
    await page.waitForSelector(`#${dialog}-dialog[open]`);
    await clean(dialog);
    await page.keyboard.press("Escape");
  }
  await page.click("#view");
  await page.waitForSelector("#view-menu:popover-open");
  await page.click("[data-key=mine]");
  await page.type("#new-label", "structure");
  await page.keyboard.press("Enter");
  await clean("own labels");
  await page.keyboard.press("Escape");
  await drop(page, [{ name: "a.jsonl", type: "", bytes: [...Buffer.from('{"text": "Bo", "label": [[0, 9, "PER"]]}')] }]);
  await page.waitForSelector("#import-dialog[open]");
  await page.click("#import-run");
  await eventually(async () => (await text(page, "#import-problem")) !== "", "what is wrong with the file");
  await clean("import");
  await page.keyboard.press("Escape");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("mark.person")).click());
  await page.focus("#article");
  await page.keyboard.press("c");
  await clean("cursor mode");
  await page.click("#edit");
  await clean("editing");
}

inEachBrowser("axe finds nothing: light", ({ page }) => everyState(page));
inEachBrowser("axe finds nothing: 360 px", ({ page }) => everyState(page), { viewport: PHONE });
inEachBrowser("axe finds nothing: dark", ({ page }) => everyState(page), { media: { "prefers-color-scheme": "dark" } });
inEachBrowser("axe finds nothing: forced colours", ({ page }) => everyState(page), { media: { "forced-colors": "active" } });

/**
 * The contrast between two colours, whatever CSS calls them; both in light or dark.
 * @param {Page} page
 * @param {"light" | "dark"} theme
 * @param {[string, string][]} pairs
 */
const contrasts = (page, theme, pairs) => page.evaluate((theme, pairs) => {
  const pen = /** @type {CanvasRenderingContext2D} */ (Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true }));
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.colorScheme = theme;
  const luminance = (/** @type {string} */ colour) => {
    probe.style.color = colour;
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratios = pairs.map((pair) => {
    const [low, high] = pair.map(luminance).sort((a, b) => a - b);
    return { pair: pair.join(" on "), ratio: (high + 0.05) / (low + 0.05) };
  });
  probe.remove();
  return ratios;
}, theme, pairs);

inEachBrowser("every label's words and lines stand out, ours and those of any hue, in light and dark", async ({ page }) => {
  await ready(page);
  const ours = ["person", "organization", "place", "group", "event", "work", "law", "product", "figure"].map((label) => [`var(--${label}-fill)`, `var(--${label}-line)`]);
  // As mine.js makes them.
  const own = Array.from({ length: 36 }, (_, i) => [`light-dark(oklch(.925 .05 ${i * 10}),oklch(.34 .065 ${i * 10}))`, `light-dark(oklch(.46 .13 ${i * 10}),oklch(.8 .12 ${i * 10}))`]);
  const fills = [...ours, ...own];
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    const least = async (/** @type {number} */ ratio, /** @type {[string, string][]} */ pairs) => assert.deepEqual((await contrasts(page, theme, pairs)).filter((c) => c.ratio < ratio), [], `${theme}, at least ${ratio}:1`);
    await least(9, fills.map(([fill]) => ["var(--ink)", fill]));
    await least(4.5, fills.flatMap(([fill, line]) => /** @type {[string, string][]} */ ([[line, "var(--page)"], [line, fill]])));
    await least(4.5, [["var(--date-line)", "var(--page)"], ["var(--quote-line)", "var(--page)"], ["var(--muted)", "var(--page)"], ["var(--muted)", "var(--chrome)"], ["var(--rubric)", "var(--page)"], ["var(--on-rubric)", "var(--rubric)"]]);
    await least(3, [["var(--edge)", "var(--page)"], ["var(--focus)", "var(--page)"], ["var(--focus)", "var(--chrome)"]]);
  }
});

inEachBrowser("by keyboard from a text to a corrected, exported article", async ({ page }) => {
  await ready(page);
  await page.keyboard.type(STORY.replaceAll("\r\n", " "));
  await press(page, "Control+Enter");
  await marked(page);
  await press(page, "j");
  await press(page, "Enter");
  await eventually(async () => /1 of \d+ reviewed/.test(await text(page, "#status-text")), "the accepted mark");
  await press(page, "j");
  await press(page, "2");
  await eventually(async () => /2 of \d+ reviewed/.test(await text(page, "#status-text")), "the relabelled mark");
  await press(page, "x");
  await page.waitForSelector("#export-dialog[open]");
  await press(page, "ArrowDown");
  await page.waitForSelector("[data-save=w3c]");
  for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.matches("[data-save=w3c]"))); i++) await press(page, "Tab");
  await press(page, "Enter");
  await eventually(async () => (await messages(page)).some((m) => m.startsWith("Saved")), "the saved file");
});

inEachBrowser("the keyboard alone does it all", async ({ page }) => {
  await ready(page);
  await page.keyboard.type(STORY.replaceAll("\r\n", " "));
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await marked(page);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-ids") ?? document.activeElement?.id);
  await page.keyboard.press("j");
  const first = await focused();
  await page.keyboard.press("j");
  assert.notEqual(await focused(), first);
  await page.keyboard.press("k");
  assert.equal(await focused(), first);
  assert.match(await text(page, "#announce"), /: .+/);
  await page.keyboard.press("4");
  await eventually(() => page.$("mark.group"), "the new label");
  await page.keyboard.press("z");
  await eventually(async () => !(await page.$("mark.group")), "the old label");
  await press(page, "Shift+Z");
  await eventually(() => page.$("mark.group"), "the new label again");
  await page.keyboard.press("v");
  assert.ok(await page.$(":root[data-density=off]"));
  await page.keyboard.press("v");
  await page.keyboard.press("?");
  assert.ok(await page.$("#help-dialog[open]"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  assert.equal(await focused(), "find-text");
  await page.keyboard.press("Escape");
  await page.keyboard.press("x");
  await page.waitForSelector("#export-dialog[open]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  assert.equal(await focused(), "source");
  await page.keyboard.press("Escape");
  assert.ok(await page.$("body[data-screen=read]"));
});

inEachBrowser("single keys can be switched off", async ({ page }) => {
  await pasteStory(page);
  await page.click("#view");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#view-menu [data-key=keys]")).click());
  await page.keyboard.press("Escape");
  await page.focus("#article");
  await page.keyboard.press("?");
  assert.equal(await page.$("#help-dialog[open]"), null);
});

inEachBrowser("every control can be reached with Tab and shows its focus", async ({ page }) => {
  await pasteStory(page);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".skip")).focus());
  const seen = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const [id, outline, seenThere] = await page.evaluate(() => {
      // Past the last control the focus is in the browser's own bars, and the page has none to show.
      const e = document.hasFocus() ? /** @type {HTMLElement} */ (document.activeElement) : document.body;
      const { left, top, width, height } = e.getBoundingClientRect();
      const there = document.elementFromPoint(left + Math.min(width, innerWidth) / 2, top + Math.min(height, innerHeight - top) / 2);
      return [e.id || e.dataset.key || e.localName, getComputedStyle(e).outlineStyle, there !== null && (e.contains(there) || there.contains(e))];
    });
    if (id !== "body") assert.notEqual(outline, "none", `focus on ${id} cannot be seen`);
    assert.ok(seenThere, `${id} has the focus under something else`);
    seen.add(id);
  }
  for (const id of ["title", "published", "open", "edit", "find", "view", "export", "help", "person", "entity-filter", "mark", "tab-inspect"]) {
    assert.ok(seen.has(id), `${id} is not reached: ${[...seen]}`);
  }
});

inEachBrowser("at no width and in no language a control leaves the window, or the title its place", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await field(page, "#panel-inspect [data-key=relabel]", "organization");
  await page.waitForSelector("#undo:not([hidden])");
  for (const language of ["de", "es", "en"]) {
    await page.click("#view");
    await page.waitForSelector("#view-menu:popover-open");
    await page.click(`[data-key=language-${language}]`, { offset: { x: 5, y: 5 } }).catch(() => page.evaluate((value) => /** @type {HTMLElement} */ (document.querySelector(`[data-key=language-${value}]`)).click(), language));
    await eventually(() => page.evaluate((value) => document.documentElement.lang === value, language), language);
    await page.keyboard.press("Escape");
    for (const width of [320, 360, 480, 700, 899, 901, 1000, 1150, 1280, 1440, 1920]) {
      await page.setViewport({ width, height: 800 });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const out = await page.evaluate((width) => [...document.querySelectorAll(".topbar :is(button, input, label), .tabs button, .judging :is(button, select, input), .status *, #left .panel-head > *")]
        .map((e) => ({ box: e.getBoundingClientRect(), name: e.id || e.textContent || e.className }))
        .filter(({ box }) => box.width > 2 && (box.right > width + 1 || box.left < -1)).map(({ name, box }) => `${name} ${Math.round(box.left)}–${Math.round(box.right)}`), width);
      assert.deepEqual(out, [], `${language} at ${width}`);
      assert.ok((await page.$eval("#title", (e) => e.getBoundingClientRect().width)) >= 110, `title: ${language} at ${width}`);
    }
  }
});

inEachBrowser("WCAG 1.4.12: with wider spacing no button loses its words", async ({ page }) => {
  await pasteStory(page);
  await choose(page, "Zoë Li");
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets.push(sheet);
  });
  const cut = await page.$$eval("#panel-inspect button, .toast button, .dialog button", (all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1).map((e) => e.textContent));
  assert.deepEqual(cut, []);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1280);
});

inEachBrowser("who wants less motion gets none", async ({ page }) => {
  await pasteStory(page);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#entities .row")).click());
  const moving = await page.evaluate(() => document.getAnimations().map((a) => String(/** @type {CSSAnimation} */ (a).animationName)));
  assert.deepEqual(moving, []);
}, { media: { "prefers-reduced-motion": "reduce" } });

inEachBrowser("on paper there are the article, its legend and numbered notes, and nothing else", async ({ page }) => {
  await pasteStory(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMediaType("print");
  const shown = await page.$$eval("body > *, .left > *, .centre > *", (all) => all.filter((e) => e.getBoundingClientRect().height > 1).map((e) => e.id || e.className));
  assert.deepEqual(shown.filter((name) => !["left", "labels", "centre", "scroller", ""].includes(name)), []);
  assert.ok((await page.$$(".print-notes li")).length > 3);
  const [note, text] = await page.$eval(".print-notes", (e) => {
    const block = /** @type {HTMLElement} */ (e.nextElementSibling);
    const words = document.createRange();
    words.selectNodeContents(/** @type {Node} */ (block.querySelector("mark")));
    return [e.getBoundingClientRect(), words.getBoundingClientRect()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
  });
  assert.ok(note.left >= text.right && note.top < text.bottom + 20, `beside its paragraph: ${JSON.stringify([note, text])}`);
  assert.match(await page.$eval("mark[data-note]", (e) => getComputedStyle(e, "::after").content), /\d/);
  assert.deepEqual(await accessibilityFaults(page), []);
}, { only: "chrome" });

inEachBrowser("what is printed holds the article, its legend and its notes, and no control", async ({ page }) => {
  await pasteStory(page);
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: "a4" })), verbosity: 0 }).promise;
  const paper = await Promise.all(Array.from({ length: pdf.numPages }, async (_, i) => (await (await pdf.getPage(i + 1)).getTextContent()).items));
  const words = paper.flat().map((item) => ("str" in item ? item.str : "")).join(" ").replaceAll(/\s+/g, " ");
  for (const there of ["Harbour wall fails", "Person 3", "3 March 2026: Tue, March 3, 2026", "a century: 1 century"]) assert.ok(words.includes(there), `${there}: ${words}`);
  for (const absent of ["Nothing leaves this page", "Export", "Timeline"]) assert.ok(!words.includes(absent), absent);
});

inEachBrowser("at 320 px nothing is cut off", async ({ page }) => {
  await pasteStory(page);
  // Firefox keeps room for its scroll bar, so that the page may be narrower than the window.
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
  const wide = await page.$$eval(".block, .topbar, .tabs", (all) => all.filter((e) => e.getBoundingClientRect().right > 321).map((e) => e.className));
  assert.deepEqual(wide, []);
}, { viewport: { width: 320, height: 640 } });

inEachBrowser("on a phone the entities are a tab, and the sheet opens for a chosen mark", async ({ page }) => {
  await pasteStory(page);
  const height = () => page.$eval("#right", (e) => e.getBoundingClientRect().height);
  const peek = await height();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("mark.person")).click());
  await eventually(async () => (await height()) > peek * 2, "the sheet");
  await page.click("#tab-entities");
  assert.ok((await page.$$("#panel-entities .row")).length > 2);
}, { viewport: PHONE });

inEachBrowser("controls are at least 24 px in both directions", async ({ page }) => {
  await pasteStory(page);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("mark.person")).click());
  const small = await page.$$eval("button, select, input:not([type=radio])", (all) => all
    .map((e) => ({ box: e.getBoundingClientRect(), name: e.id || e.className || e.textContent }))
    .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24)).map(({ name, box }) => `${name} ${box.width}×${box.height}`));
  assert.deepEqual(small.filter((name) => !name.startsWith("link")), []);
});

inEachBrowser("the page speaks Spanish and German", async ({ page }) => {
  await pasteStory(page);
  for (const [language, word] of [["es", "Exportar"], ["de", "Exportieren"], ["en", "Export"]]) {
    await page.click("#view");
    await page.waitForSelector("#view-menu:popover-open");
    await page.evaluate((value) => /** @type {HTMLElement} */ (document.querySelector(`[data-key=language-${value}]`)).click(), language);
    await eventually(async () => (await text(page, "#export")) === word, word);
    assert.equal(await page.$eval(":root", (e) => /** @type {HTMLElement} */ (e).lang), language);
    await page.keyboard.press("Escape");
  }
});
