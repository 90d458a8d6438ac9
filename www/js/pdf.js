// @ts-check
/** The text of a PDF: Mozilla's reader, fetched from our own address when a PDF is opened, and never before. */
import { pdfWorkerScript } from './trusted.js';

/** @typedef {{str: string, hasEOL: boolean, transform: number[], height: number}} Piece */

/**
 * The text layer of a PDF; '' where it has none, as with scanned pages.
 * @param {Uint8Array} bytes
 * @returns {Promise<string>}
 */
export async function pdfToText(bytes) {
  const pdfjs = await import(new URL('../pkg/pdf.min.mjs', import.meta.url).href);
  const worker = new Worker(pdfWorkerScript(), { type: 'module', name: 'pdf' });
  pdfjs.GlobalWorkerOptions.workerPort = worker;
  try {
    const pdf = await pdfjs.getDocument({ data: bytes, disableFontFace: true }).promise;
    const lines = [];
    for (let i = 1; i <= pdf.numPages; i++) lines.push(...linesOf((await (await pdf.getPage(i)).getTextContent()).items));
    return paragraphsOf(lines);
  } finally {
    worker.terminate();
  }
}

/**
 * The lines of a page, and how far below the line before each one stands, in heights of type.
 * @param {Piece[]} pieces
 * @returns {{text: string, gap: number}[]}
 */
export function linesOf(pieces) {
  const lines = [];
  let [text, above] = ['', NaN];
  for (const { str, hasEOL, transform, height } of pieces) {
    if (text === '' && str.trim() !== '') {
      lines.push({ text: '', gap: (above - transform[5]) / (height || 10) });
      above = transform[5];
    }
    text += str;
    const line = lines.at(-1);
    if (line) line.text = text;
    if (hasEOL) text = '';
  }
  return lines;
}

/**
 * Lines → paragraphs. A wide gap divides them; the end of a page or a column does where a sentence ends.
 * @param {{text: string, gap: number}[]} lines
 */
export function paragraphsOf(lines) {
  let out = '';
  for (const { text, gap } of lines) {
    const words = text.trim();
    const near = gap > 0 && gap < 1.75;
    const jumps = !(gap > 0) && !/[.!?:”"’)]$/.test(out);
    if (out === '') out = words;
    else if (!near && !jumps) out += `\n\n${words}`;
    else if (/\p{L}-$/u.test(out) && /^\p{Ll}/u.test(words)) out = out.slice(0, -1) + words;
    else out += ` ${words}`;
  }
  return out;
}
