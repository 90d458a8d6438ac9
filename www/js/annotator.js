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

const SUMS = new Map([[FILES.module.href, INTEGRITY.module], [FILES.model.href, INTEGRITY.model]]);

/** Fetches a file; the browser checks what belongs to this script. Of files from elsewhere the core checks the model. @param {URL} file */
const checked = (file) => fetch(file, { integrity: SUMS.get(file.href) ?? '' });

/**
 * An annotator with its model. Where the model does not come, or not whole, one that finds names by rules, and why.
 * @param {typeof FILES} [files]
 * @param {(file: URL) => Promise<Response>} [get]  How a file is fetched.
 * @returns {Promise<{annotator: Annotator, problem: string | null}>}
 */
export async function loadAnnotator({ module, model } = FILES, get = checked) {
  const coming = bytes(get(model), model).then((bytes) => ({ bytes }), (error) => ({ error }));
  await init({ module_or_path: get(module) });
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
