// @ts-check
/** The core and its model, fetched side by side. The npm package loads them with this, too. */
import init, { Annotator } from '../pkg/rubricator.js';

/** Where the two lie: each address in one piece, for that is how bundlers find the files that a script needs. */
export const FILES = {
  module: new URL('../pkg/rubricator_bg.wasm', import.meta.url),
  model: new URL('../pkg/names.bin', import.meta.url),
};

/**
 * An annotator with its model. Where the model does not come, or not whole, one that finds names by rules, and why.
 * @param {typeof FILES} [files]
 * @param {(file: URL) => Promise<Response>} [get]  How a file is fetched.
 * @returns {Promise<{annotator: Annotator, problem: string | null}>}
 */
export async function loadAnnotator({ module, model } = FILES, get = (file) => fetch(file)) {
  const coming = bytes(get, model).then((bytes) => ({ bytes }), (error) => ({ error }));
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
 * @param {(file: URL) => Promise<Response>} get
 * @param {URL} file
 */
async function bytes(get, file) {
  const response = await get(file);
  if (!response.ok) throw new Error(`${file.pathname.split('/').pop()}: the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
