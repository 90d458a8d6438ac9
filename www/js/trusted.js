// @ts-check
/** The page's one Trusted Types policy: it lets three scripts of our own run as workers, and nothing else. */

const ALLOWED = new Set([new URL('./worker.js', import.meta.url).href, new URL('../sw.js', import.meta.url).href, new URL('../pkg/pdf.worker.min.mjs', import.meta.url).href]);

/** @param {string} url */
function ownScript(url) {
  const full = new URL(url, location.href).href;
  if (!ALLOWED.has(full)) throw new TypeError(`not a script of this page: ${full}`);
  return full;
}

/** @type {{createScriptURL(url: string): any}} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('rubricator', { createScriptURL: ownScript })
  ?? { createScriptURL: ownScript };

/** The analysis worker's script. @returns {any} */
export const workerScript = () => policy.createScriptURL(new URL('./worker.js', import.meta.url).href);

/** The PDF reader's script. @returns {any} */
export const pdfWorkerScript = () => policy.createScriptURL(new URL('../pkg/pdf.worker.min.mjs', import.meta.url).href);

/** The service worker's script. @returns {any} */
export const serviceScript = () => policy.createScriptURL(new URL('../sw.js', import.meta.url).href);
