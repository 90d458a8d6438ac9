// @ts-check
/** The core's files, and how each is fetched: refused where it is not the one that belongs to this script. */
import { INTEGRITY } from '../pkg/integrity.js';

/** Where they lie: each address in one piece, for that is how bundlers find the files that a script needs. */
export const FILES = {
  module: new URL('../pkg/rubricator_bg.wasm', import.meta.url),
  model: new URL('../pkg/names.bin', import.meta.url),
  desk: new URL('../pkg/desk_bg.wasm', import.meta.url),
};

const SUMS = new Map([[FILES.module.href, INTEGRITY.module], [FILES.model.href, INTEGRITY.model], [FILES.desk.href, INTEGRITY.desk]]);

/** Fetches a file; the browser checks what belongs to this script. Of files from elsewhere the core checks the model. @param {URL} file */
export const checked = (file) => fetch(file, { integrity: SUMS.get(file.href) ?? '' });

/**
 * What a server answered, once it is sure that it has the file.
 * @param {Promise<Response>} coming
 * @param {URL} file
 */
export async function there(coming, file) {
  const response = await coming;
  if (!response.ok) throw new Error(`${file.pathname.split('/').pop()}: the server answered ${response.status}`);
  return response;
}
