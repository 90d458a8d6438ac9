// With a screen reader, of which a virtual one says what it would speak: from a paste to a corrected, exported article.
import assert from "node:assert/strict";
import { STORY, messages, pasteStory, press, ready, text } from "../harness/actions.mjs";
import { eventually, inEachBrowser } from "../harness/page.mjs";
import { startReader } from "../harness/reader.mjs";

inEachBrowser("a reader hears the empty page: where to paste, and the samples", async ({ page }) => {
  await ready(page);
  const reader = await startReader(page);
  await reader.next(45);
  const heard = await reader.heard();
  assert.equal(heard[0], "link, Skip to the article");
  for (const phrase of [
    "navigation, Article", "button, Open", "button, Keyboard and help", "heading, Rubricator, level 1",
    "textbox, Article text, placeholder Paste or type here, or drop a text file anywhere", "button, Read it annotated, disabled",
    "button, Agency story Thousands leave homes as old dam leaks",
  ]) assert.ok(heard.includes(phrase), `${phrase}: ${heard.join(" | ")}`);
  await reader.stop();
});

inEachBrowser("by ear from a paste to an entity, its card, a correction and an export, without noise", async ({ page }) => {
  await ready(page);
  const reader = await startReader(page);
  /** What is said in answer to a deed: waits for the phrase, then gives all since the deed. @param {RegExp} phrase */
  const answer = async (phrase) => {
    /** @type {string[]} */ const all = [];
    const came = async () => all.push(...await reader.heard()) > 0 && all.some((p) => phrase.test(p));
    await eventually(came, String(phrase)).catch((error) => assert.fail(`${error.message}; heard: ${all.join(" | ")}`));
    return all;
  };

  await pasteStory(page);
  assert.deepEqual(await answer(/marks/), ["article, Annotated article", "polite: 52 words, 16 marks"]);

  await reader.next(24);
  const read = (await reader.heard()).filter((phrase) => !/^(end of )?(mark|paragraph|heading)/.test(phrase));
  assert.ok(STORY.replaceAll(/\s/g, "").startsWith(read.join("").replaceAll(/\s/g, "")), `the article's words alone: ${read.join(" | ")}`);

  await press(page, "j");
  assert.deepEqual((await answer(/Genoa/)).at(-1), "polite: Place: Genoa, mention 1 of 2");
  await press(page, "j");
  await answer(/^polite: Person: Zoë Li, mention 1 of 1$/);
  await press(page, "Enter");
  assert.deepEqual(await answer(/Accepted/), ["polite: Accepted: Zoë Li"]);
  await press(page, "2");
  assert.deepEqual(await answer(/Organization/), ["polite: Organization: Zoë Li"]);
  await press(page, "z");
  assert.deepEqual(await answer(/Taken back/), ["polite: Taken back: relabel 1 mark"]);
  await press(page, "Backspace");
  assert.ok((await answer(/Removed/)).includes("polite: Removed: Zoë Li"));

  await page.focus("#entities [data-key]");
  assert.match((await answer(/button/)).join(), /button, Genoa 2/);
  await press(page, "Enter");
  await answer(/^polite: Place: Genoa, mention 1 of 2$/);
  await press(page, "Enter");
  await answer(/^polite: Place: GENOA, mention 2 of 2$/);

  await page.focus("#panel-inspect");
  await reader.next(30);
  const card = await reader.heard();
  for (const phrase of ["heading, GENOA, level 3", "Joined", "written like “Genoa”", "button, Next mention"]) assert.ok(card.includes(phrase), `${phrase}: ${card.join(" | ")}`);

  await page.focus("#article");
  await reader.heard();
  await press(page, "x");
  const opened = await answer(/radio, Rubricator JSON/);
  assert.ok(opened.includes("dialog, Export"), opened.join(" | "));
  assert.ok(!opened.some((phrase) => /\{|Save|Preview/.test(phrase)), `not the preview: ${opened.join(" | ")}`);
  await press(page, "ArrowDown");
  await answer(/radio, W3C Web Annotation/);
  await eventually(() => page.$("[data-save=w3c]"), "its button");
  await page.focus("[data-save=w3c]");
  await answer(/button, Save/);
  await press(page, "Enter");
  const saved = await answer(/Saved/);
  assert.ok(saved.includes("polite: Saved harbour-wall-fails-in-genoa.jsonld."), saved.join(" | "));
  assert.ok(!saved.some((phrase) => phrase.includes("×")), saved.join(" | "));
  assert.ok((await messages(page)).some((m) => m.startsWith("Saved")));
  assert.equal(await text(page, "#alarm"), "");
  await reader.stop();
});
