// @ts-check
/**
 * What a person does with an annotated article: corrections, files, pasted pages. A module of its own, fetched with the first
 * such deed, for reading must not wait for it. The npm package loads it with this, too.
 */
import init, * as desk from '../pkg/desk.js';
import { FILES, checked, there } from './corefiles.js';

/** @type {Promise<typeof desk> | undefined} */
let opening;

/**
 * The desk. Where it cannot be had, whoever asks next tries again.
 * @param {URL} [file]
 * @param {(file: URL) => Promise<Response>} [get]  How a file is fetched.
 */
export function openDesk(file = FILES.desk, get = checked) {
  opening ??= init({ module_or_path: there(get(file), file) }).then(() => desk);
  opening.catch(() => (opening = undefined));
  return opening;
}
