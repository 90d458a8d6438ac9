// @ts-check
/** The core and its model, fetched side by side. */
import init, { Annotator } from '../pkg/rubricator.js';

/**
 * An annotator with its model. Where the model does not come, or not whole, one that finds names by rules, and why.
 * @returns {Promise<{annotator: Annotator, problem: string | null}>}
 */
export async function loadAnnotator() {
  const model = fetched('names.bin').then((bytes) => ({ bytes }), (error) => ({ error }));
  await init({ module_or_path: inPackage('rubricator_bg.wasm') });
  const came = await model;
  try {
    if ('error' in came) throw came.error;
    return { annotator: Annotator.withModel(came.bytes), problem: null };
  } catch (error) {
    return { annotator: new Annotator(), problem: String(error) };
  }
}

/** @param {string} name */
function inPackage(name) {
  return new URL(`../pkg/${name}`, import.meta.url);
}

/** @param {string} name */
async function fetched(name) {
  const response = await fetch(inPackage(name));
  if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
