// The built modules, in Node.
import { readFile } from "node:fs/promises";
import { initSync as initDesk } from "../../www/pkg/desk.js";
import { Annotator, initSync, paragraphs } from "../../www/pkg/rubricator.js";

/** @param {string} name */
const module = (name) => readFile(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));

initSync({ module: await module("rubricator") });
initDesk({ module: await module("desk") });
// The gazetteer comes with the model, and is there for rules alone from then on.
Annotator.withModel(await readFile(new URL("../../www/pkg/names.bin", import.meta.url))).free();

export { Patterns, Review, exportAll, exportDocument, formats, htmlToText, importDocuments, readDocument } from "../../www/pkg/desk.js";
export { Annotator, paragraphs };

/**
 * Every span in a document, speakers and cues included.
 * @param {import("../../www/pkg/rubricator.js").NativeDocument} document
 */
export function spans({ mentions, dates, quotes }) {
  const inside = quotes.flatMap(({ speaker, cue }) => [speaker, cue]).filter((span) => span !== null);
  return [...mentions, ...dates, ...quotes, ...inside];
}
