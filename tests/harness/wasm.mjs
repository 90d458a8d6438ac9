// The built modules, in Node.
import { readFile } from "node:fs/promises";
import { initSync as initDesk } from "../../www/pkg/desk.js";
import { initSync } from "../../www/pkg/rubricator.js";

/** @param {string} name */
const module = (name) => readFile(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));

initSync({ module: await module("rubricator") });
initDesk({ module: await module("desk") });

export { Review, exportAll, exportDocument, formats, htmlToText, importDocuments, readDocument } from "../../www/pkg/desk.js";
export { Annotator } from "../../www/pkg/rubricator.js";

/**
 * Every span in a document, speakers and cues included.
 * @param {import("../../www/pkg/rubricator.js").NativeDocument} document
 */
export function spans({ mentions, dates, quotes }) {
  const inside = quotes.flatMap(({ speaker, cue }) => [speaker, cue]).filter((span) => span !== null);
  return [...mentions, ...dates, ...quotes, ...inside];
}
