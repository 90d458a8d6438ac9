// The built module, in Node.
import { readFile } from "node:fs/promises";
import { Annotator, Review, exportAll, exportDocument, formats, htmlToText, importDocuments, initSync, readDocument } from "../../www/pkg/rubricator.js";

initSync({ module: await readFile(new URL("../../www/pkg/rubricator_bg.wasm", import.meta.url)) });

export { Annotator, Review, exportAll, exportDocument, formats, htmlToText, importDocuments, readDocument };

/**
 * Every span in a document, speakers and cues included.
 * @param {import("../../www/pkg/rubricator.js").NativeDocument} document
 */
export function spans({ mentions, dates, quotes }) {
  const inside = quotes.flatMap(({ speaker, cue }) => [speaker, cue]).filter((span) => span !== null);
  return [...mentions, ...dates, ...quotes, ...inside];
}
