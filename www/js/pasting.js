// @ts-check
/** What a paste or a drop holds, as text: HTML is laid out as it is read, so that paragraphs stay paragraphs. */
import { htmlToText } from './actions.js';

/** Longer than this is not waited for before the plain text is taken. Milliseconds. */
const PATIENCE = 1500;

/**
 * The text of a paste or drop; '' where it has none.
 * @param {DataTransfer | null} data  Read at once: it is empty after the event.
 * @returns {Promise<string>}
 */
export function textOf(data) {
  const plain = data?.getData('text/plain') ?? '';
  const html = data?.getData('text/html') ?? '';
  return hasLayout(data) ? laidOut(html, plain) : Promise.resolve(plain);
}

/**
 * Whether a paste holds HTML that says more about the layout than its plain text. Editors of code paste lines of spans:
 * those do not.
 * @param {DataTransfer | null} data
 */
export const hasLayout = (data) => /<(?:p|h[1-6]|li|article|section|td|blockquote)[\s>]/i.test(data?.getData('text/html') ?? '');

/**
 * @param {string} html
 * @param {string} plain
 */
async function laidOut(html, plain) {
  const late = new Promise((resolve) => setTimeout(() => resolve(plain), PATIENCE));
  const text = String(await Promise.race([htmlToText(html).catch(() => plain), late]));
  return text.trim() === '' ? plain : text;
}
