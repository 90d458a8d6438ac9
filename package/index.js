// @ts-check
/** In browsers, bundlers and workers: the files are fetched. */
import { loadWith } from './rubricator.js';

/** @type {typeof import('./index.d.ts').load} */
export const load = (options) => loadWith(options);
