// wink-nlp (MIT): the fastest of JavaScript's. It finds no names of people or places, so that only its speed is compared.
import { createRequire } from "node:module";
import { join } from "node:path";

export const npm = ["wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1"];

/** @param {string} folder */
export async function open(folder) {
  const required = createRequire(join(folder, "package.json"));
  const nlp = required("wink-nlp")(required("wink-eng-lite-web-model"));
  return { reads: (/** @type {string} */ text) => nlp.readDoc(text).entities().length() };
}
