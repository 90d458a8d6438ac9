// @ts-check
/** The worker's side of `worker.js`: one `Rubricator`, asked by messages. */
import { load } from './index.js';

/** @type {Promise<import('./index.js').Rubricator> | undefined} */
let loading;

addEventListener('message', async ({ data: { id, method, args } }) => {
  try {
    postMessage({ id, value: method === 'load' ? await begin(args[0]) : await ask(method, args) });
  } catch (error) {
    postMessage({ id, failure: failure(error) });
  }
});

/** @param {import('./index.js').LoadOptions} options */
async function begin(options) {
  loading = load(options);
  await loading;
}

/**
 * @param {'annotate' | 'export' | 'import' | 'formats' | 'htmlToText'} method
 * @param {any[]} args
 */
async function ask(method, args) {
  const rubricator = /** @type {any} */ (await loading);
  return rubricator[method](...args);
}

/** What of an error crosses to the page. @param {unknown} error */
function failure(error) {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
}
