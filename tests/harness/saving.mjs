// What the page saves, kept for a test instead of going to the disk.
import { eventually } from "./waiting.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** Keeps what the page saves, instead of saving it. @param {Page} page */
export const catchSaves = (page) => page.evaluate(() => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    Object.assign(globalThis, { caught: /** @type {Blob} */ (blob).arrayBuffer() });
    return make(blob);
  };
  HTMLAnchorElement.prototype.click = function () { Object.assign(globalThis, { caughtName: this.download }); };
});

/** The name and bytes of what the page saved. @param {Page} page @returns {Promise<{name: string, bytes: number[]}>} */
export async function caught(page) {
  await eventually(() => page.evaluate(() => "caught" in globalThis), "a saved file");
  // @ts-expect-error: catchSaves put them there
  return page.evaluate(async () => ({ name: globalThis.caughtName, bytes: [...new Uint8Array(await globalThis.caught)] }));
}
