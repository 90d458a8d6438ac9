// Ourselves, as the page runs us: the WebAssembly module. The whole pipeline runs; `spent` counts the stage of dates alone,
// which is what the others do.
export const npm = [];

export async function open() {
  const { Annotator } = await import("../../tests/harness/wasm.mjs");
  const annotator = new Annotator();
  /** @param {string} text @param {string} date */
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
  return { dates };
}
