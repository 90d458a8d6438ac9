// @ts-check
/** The annotator and its model, fetched side by side. The npm package loads them with this, too. */
import init, { Annotator } from '../pkg/rubricator.js';
import { FILES, checked, there } from './corefiles.js';

/**
 * An annotator with its model. Where the model does not come, or not whole, one that finds names by rules, and why.
 * @param {Pick<typeof FILES, 'module' | 'model'>} [files]
 * @param {(file: URL) => Promise<Response>} [get]  How a file is fetched.
 * @returns {Promise<{annotator: Annotator, problem: string | null}>}
 */
export async function loadAnnotator({ module, model } = FILES, get = checked) {
  const coming = bytes(there(get(model), model)).then((bytes) => ({ bytes }), (error) => ({ error }));
  await init({ module_or_path: there(get(module), module) });
  const came = await coming;
  try {
    if ('error' in came) throw came.error;
    return { annotator: Annotator.withModel(came.bytes), problem: null };
  } catch (error) {
    return { annotator: new Annotator(), problem: String(error) };
  }
}

/** @param {Promise<Response>} coming */
const bytes = async (coming) => new Uint8Array(await (await coming).arrayBuffer());
