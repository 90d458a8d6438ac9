// A virtual screen reader, put into the page: what would be spoken, phrase by phrase.
import { build } from "esbuild";

/** @typedef {import("puppeteer-core").Page} Page */

/** @type {Promise<string> | undefined} */
let source;

/** One script that leaves the reader where the page can be asked for it. */
async function bundled() {
  const contents = 'import { virtual } from "@guidepup/virtual-screen-reader"; globalThis.reader = virtual;';
  const define = { "process.env.NODE_ENV": '"production"' };
  const { outputFiles } = await build({ stdin: { contents, resolveDir: import.meta.dirname }, bundle: true, format: "iife", write: false, define });
  return outputFiles[0].text;
}

/**
 * Starts reading the page.
 * @param {Page} page
 */
export async function startReader(page) {
  source ??= bundled();
  await page.evaluate(await source);
  // @ts-expect-error: the line above put it there
  await page.evaluate(() => globalThis.reader.start({ container: document.body }));
  let heard = 1;
  return {
    /** What was spoken since it was asked last. @returns {Promise<string[]>} */
    async heard() {
      // @ts-expect-error: as above
      const all = await page.evaluate(() => globalThis.reader.spokenPhraseLog());
      return all.slice(heard, (heard = all.length));
    },
    /** Goes on by so many phrases. @param {number} times */
    next: (times) => page.evaluate(async (times) => {
      // @ts-expect-error: as above
      for (let i = 0; i < times; i++) await globalThis.reader.next();
    }, times),
    // @ts-expect-error: as above
    stop: () => page.evaluate(() => globalThis.reader.stop()),
  };
}
