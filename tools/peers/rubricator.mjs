// Ourselves, as the page runs us: the WebAssembly module, always the whole pipeline. For `dates`, `spent` counts the stage
// of dates alone, which is what the others do; `names` is timed whole, with dates, quotations and speakers.
import { readFile } from "node:fs/promises";

/** @type {string[]} */
export const npm = [];

export async function open() {
  const { Annotator } = await import("../../tests/harness/wasm.mjs");
  const annotator = Annotator.withModel(await readFile(new URL("../../www/pkg/names.bin", import.meta.url)));
  /** @param {string} text @param {string | undefined} date */
  function dates(text, date) {
    let begun = 0;
    const document = annotator.annotate(text, date, (/** @type {string} */ stage) => {
      if (begun > 0) dates.spent += performance.now() - begun;
      begun = stage === "dates" ? performance.now() : 0;
    });
    return document.dates;
  }
  /** Milliseconds that the stage took so far. */
  dates.spent = 0;
  /** @param {string} text @param {string | undefined} date */
  const names = (text, date) => annotator.annotate(text, date).mentions;
  return { dates, names };
}
