// Runs a test on the page in each browser, and fails it on whatever the page must never do.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import axe from "axe-core";
import puppeteer from "puppeteer-core";
import { browsers } from "./browsers.mjs";
import { site } from "./site.mjs";

export { eventually } from "./waiting.mjs";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {import("puppeteer-core").Browser} Browser
 * @typedef {import("puppeteer-core").BrowserContext} Context
 *
 * @typedef {object} Visit
 * @property {Page} page  A fresh page that has loaded the site.
 * @property {Context} context  Its context: no storage is shared with another test.
 * @property {string} url  Where the site is.
 * @property {"chrome" | "firefox"} product
 * @property {string[]} faults  Console errors, exceptions, CSP violations, requests to other hosts, so far. A test that
 *   provokes some takes them out; what is left fails it.
 *
 * @typedef {object} Options
 * @property {"chrome" | "firefox"} [only]  Where what is tested, or what testing it needs, is in one browser only.
 * @property {import("puppeteer-core").Viewport} [viewport]
 * @property {Record<string, string>} [media]  Media features, those of `PREFERENCES`.
 */

/** `RUBRICATOR_SLOWER=6` runs Chromium's pages six times slower: what fails then fails on a slow machine, too. */
const SLOWER = Number(process.env.RUBRICATOR_SLOWER ?? 1);

/** `RUBRICATOR_TRIES=2` runs what fails once more, and says so: for a machine that others use, too. */
const TRIES = Number(process.env.RUBRICATOR_TRIES ?? 1);

/** What has Firefox match a media feature: its automation cannot, its preferences can. @type {Record<string, Record<string, number>>} */
const PREFERENCES = {
  "prefers-color-scheme: dark": { "layout.css.prefers-color-scheme.content-override": 0 },
  "prefers-reduced-motion: reduce": { "ui.prefersReducedMotion": 1 },
  "forced-colors: active": { "browser.display.document_color_use": 2, "browser.display.permit_backplate": 0 },
};

const here = await site();
const found = browsers();
/** @type {Map<string, Promise<Browser>>} */
const running = new Map();

after(async () => {
  for (const browser of running.values()) await (await browser).close();
  here.close();
});

if (!found.some(({ product }) => product === "firefox")) {
  console.error("Firefox is not installed: the page is tested in Chromium alone");
}

/**
 * @param {string} title
 * @param {(visit: Visit) => Promise<void>} body
 * @param {Options} [options]
 */
export function inEachBrowser(title, body, options = {}) {
  for (const browser of found) {
    if (options.only && options.only !== browser.product) continue;
    const name = `${title} (${browser.product})`;
    test(name, { timeout: TRIES * 120_000 }, async () => {
      for (let left = TRIES; ; left--) {
        try {
          return await visit(browser, body, options);
        } catch (error) {
          if (left <= 1) throw error;
          console.error(`failed, and tried again: ${name}: ${error instanceof Error ? error.stack : error}`);
        }
      }
    });
  }
}

/**
 * @param {import("./browsers.mjs").Found} browser
 * @param {(visit: Visit) => Promise<void>} body
 * @param {Options} options
 */
async function visit({ product, path }, body, { viewport, media }) {
  const features = Object.entries(media ?? {}).map(([name, value]) => ({ name, value }));
  const context = await (await launched(product, path, features)).createBrowserContext();
  try {
    const page = await context.newPage();
    const faults = await watch(page);
    lookAgain(page);
    await page.setViewport(viewport ?? { width: 1280, height: 800 });
    if (SLOWER > 1 && product === "chrome") await page.emulateCPUThrottling(SLOWER);
    if (media && product === "chrome") await (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { features });
    await page.goto(here.url);
    await body({ page, context, url: here.url, product, faults });
    assert.deepEqual(faults, [], "what the page must never do");
  } finally {
    await context.close();
  }
}

/**
 * What is drawn anew between being found and being pressed is looked for again, as a person would without noticing.
 * @param {import("puppeteer-core").Page} page
 */
function lookAgain(page) {
  const click = page.click.bind(page);
  page.click = async (selector, options) => {
    for (let tries = 3; ; tries--) {
      try {
        return await click(selector, options);
      } catch (error) {
        if (tries === 0 || !String(error).includes("detached")) throw error;
      }
    }
  };
}

/**
 * @param {"chrome" | "firefox"} product
 * @param {string} path
 * @param {{ name: string, value: string }[]} features
 */
function launched(product, path, features) {
  // As root, as in most containers, Chromium's sandbox cannot start.
  const args = process.getuid?.() === 0 && product === "chrome" ? ["--no-sandbox"] : [];
  const extraPrefsFirefox = product === "chrome" ? {} : Object.assign({}, ...features.map(({ name, value }) => PREFERENCES[`${name}: ${value}`]));
  const key = product + JSON.stringify(extraPrefsFirefox);
  const browser = running.get(key) ?? puppeteer.launch({ browser: product, executablePath: path, args, extraPrefsFirefox });
  running.set(key, browser);
  return browser;
}

/**
 * Collects, from before the page's first script on, what the page must never do.
 * @param {Page} page
 */
async function watch(page) {
  /** @type {string[]} */
  const faults = [];
  page.on("console", (message) => {
    // What did not load is told below, with its address, in every browser.
    const told = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !told) faults.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`response: ${response.status()} ${response.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error}`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(here.url).origin) faults.push(`request: ${request.url()}`);
  });
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return faults;
}

/**
 * What axe-core finds wrong with the page as it is now: one line for each place, empty when all is well.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function accessibilityFaults(page) {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // @ts-expect-error: axe was put there by the line above
    const { violations } = await globalThis.axe.run();
    return violations.flatMap((/** @type {any} */ v) => v.nodes.map((/** @type {any} */ n) => `${v.id}: ${n.html}`));
  });
}
