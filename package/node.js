// @ts-check
/** In Node: files of this machine are read, since its `fetch` does not. */
import { readFile } from 'node:fs/promises';
import { loadWith } from './rubricator.js';

/** @type {typeof import('./index.d.ts').load} */
export const load = (options) => loadWith(options, get);

/** @param {URL} file */
async function get(file) {
  if (file.protocol !== 'file:') return fetch(file);
  const headers = { 'Content-Type': file.pathname.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream' };
  return new Response(await readFile(file), { headers });
}
