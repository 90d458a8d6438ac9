// @ts-check
/**
 * The core and its model, fetched side by side, and refused where they are not those that belong to this script. The npm
 * package loads them with this, too.
 */
import init, { Annotator } from '../pkg/rubricator.js';
import { INTEGRITY } from '../pkg/integrity.js';

/** Where the two lie: each address in one piece, for that is how bundlers find the files that a script needs. */
export const FILES = {
  module: new URL('../pkg/rubricator_bg.wasm', import.meta.url),
  model: new URL('../pkg/names.bin', import.meta.url),
};

/** Fetches a file, checked by the browser. @param {URL} file @param {string} integrity */
const checked = (file, integrity) => fetch(file, { integrity });

/**
 * An annotator with its model. Where the model does not come, or not whole, one that finds names by rules, and why.
 * @param {typeof FILES} [files]
 * @param {(file: URL, integrity: string) => Promise<Response>} [get]  How a file is fetched.
 * @returns {Promise<{annotator: Annotator, problem: string | null}>}
 */
export async function loadAnnotator({ module, model } = FILES, get = checked) {
  const coming = bytes(get(model, INTEGRITY.model), model).then((bytes) => ({ bytes }), (error) => ({ error }));
  await init({ module_or_path: get(module, INTEGRITY.module) });
  const came = await coming;
  try {
    if ('error' in came) throw came.error;
    return { annotator: Annotator.withModel(came.bytes), problem: null };
  } catch (error) {
    return { annotator: new Annotator(), problem: String(error) };
  }
}

/**
 * @param {Promise<Response>} coming
 * @param {URL} file
 */
async function bytes(coming, file) {
  const response = await coming;
  if (!response.ok) throw new Error(`${file.pathname.split('/').pop()}: the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
