// The built extension in Chromium, its button pressed on a page with a strict policy of its own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { browsers } from "../harness/browsers.mjs";
import { project, serve } from "../harness/package.mjs";
import { eventually } from "../harness/waiting.mjs";

const ARTICLE = `<!doctype html><html lang="en"><title>Wall</title><link rel="icon" href="data:,"><meta property="article:published_time" content="2026-03-05T08:00:00Z">
  <nav><p>Menu Melissa Marker recommends many other stories to all our readers</p></nav>
  <main><h1>Harbour wall fails</h1>
    <p>GENOA — The mayor, <a href="/v">Carla Venturi</a>, said on Tuesday that the wall had cost the city €4 million.</p>
    <p>“We were told it would stand for a century,” Venturi said. “It stood for a winter.”</p></main>
  <aside><p>Advertisement: Sponsor Sam sells the very best of all harbour walls</p></aside>`;

const home = await project({ "index.html": ARTICLE });
const folder = process.env.RUBRICATOR_EXTENSION
  ?? /** @type {string} */ (execFileSync("cargo", ["xtask", "extension"], { encoding: "utf8" }).trim().split("\n").pop());
const chrome = browsers().find(({ product }) => product === "chrome");
/** @type {Awaited<ReturnType<typeof serve>>} */ let site;
/** @type {import("puppeteer-core").Browser} */ let browser;

before(async () => {
  site = await serve(home.folder, "default-src 'none'; img-src data:");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (!chrome) return;
  browser = await puppeteer.launch({ executablePath: chrome.path, args, enableExtensions: [folder], pipe: true });
  await listening();
});
after(async () => {
  await browser?.close();
  site.close();
  await home.remove();
});

/**
 * Waits until the extension's script has run once. Chromium drops a click on a button before it knows that somebody
 * listens; later it wakes the script for one.
 */
async function listening() {
  const script = await browser.waitForTarget((target) => target.type() === "service_worker" && target.url().endsWith("/background.js"));
  const worker = await script.worker();
  await eventually(() => worker?.evaluate("globalThis.chrome?.action?.onClicked.hasListeners()"), "the extension's listener");
}

/** A page and what presses the extension's button on it. @param {string} url */
async function opened(url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url);
  const [extension] = (await browser.extensions()).values();
  return { page, errors, press: () => page.triggerExtensionAction(extension) };
}

/** The words that a label's highlight covers. @param {import("puppeteer-core").Page} page @param {string} label */
const highlighted = (page, label) => page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), `rubricator-${label}`);

const skip = !chrome && "there is no Chromium: the extension was NOT tested";

test("a click marks the article and lists what was found; another one takes all away", { skip }, async () => {
  const { page, errors, press } = await opened(site.url);
  const before = await page.$eval("body", (body) => body.innerHTML);
  await press();
  await page.waitForSelector("rubricator-panel[data-state=done]", { timeout: 60_000 });
  assert.deepEqual(await highlighted(page, "person"), ["Carla Venturi", "Venturi"]);
  assert.ok((await highlighted(page, "date")).includes("Tuesday"));
  assert.deepEqual((await highlighted(page, "quote")).slice(-2), ["“We were told it would stand for a century,”", "“It stood for a winter.”"]);
  assert.equal(await page.$eval("body", (body) => body.innerHTML), before, "the page's own elements stay as they are");
  await press();
  await eventually(() => page.evaluate(() => !document.querySelector("rubricator-panel") && CSS.highlights.size === 0), "everything taken away");
  assert.deepEqual(errors, []);
});

test("it asks for no more than the tab it is clicked in, and runs no code from elsewhere", async () => {
  const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, "utf8"));
  assert.deepEqual(manifest.permissions, ["activeTab", "scripting"]);
  assert.equal(manifest.host_permissions, undefined);
  assert.match(manifest.content_security_policy.extension_pages, /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'$/);
});
