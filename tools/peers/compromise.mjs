// compromise, the names that most pages use (MIT): people, places and organizations.
import { createRequire } from "node:module";
import { join } from "node:path";

export const npm = ["compromise@14.17.0"];

/** @param {string} folder */
export async function open(folder) {
  const nlp = createRequire(join(folder, "package.json"))("compromise");
  return {
    names(/** @type {string} */ text) {
      const doc = nlp(text);
      const of = (/** @type {any} */ view, /** @type {string} */ label) =>
        view.json({ offset: true, terms: false }).map((/** @type {any} */ { offset, text: said }) => trimmed(text, offset.start, said, label));
      return [...of(doc.people(), "person"), ...of(doc.places(), "place"), ...of(doc.organizations(), "organization")];
    },
  };
}

/** It counts marks around a name into it: the span goes from the first to the last letter or digit.
 * @param {string} text @param {number} at @param {string} said @param {string} label */
function trimmed(text, at, said, label) {
  const from = text.indexOf(said.trim(), at);
  const start = from < 0 ? at : from;
  const raw = text.slice(start, start + said.trim().length);
  const inner = raw.replace(/(['’]s)?[^\p{L}\p{N}]*$/u, "");
  const before = inner.length - inner.replace(/^[^\p{L}\p{N}]+/u, "").length;
  return { start: start + before, end: start + inner.length, label };
}
