// @ts-check
/** The bytes of a file → text. Pure. */

/** The largest file that is opened. Bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;

/**
 * @typedef {{text: string, encoding: 'utf-8' | 'utf-16' | 'windows-1252'}} Decoded
 */

/**
 * Reads UTF-8, UTF-16 with a byte order mark, else Western European text. Null where the bytes are no text at all.
 * @param {Uint8Array} bytes
 * @returns {Decoded | null}
 */
export function decode(bytes) {
  const wide = utf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' };
  if (isBinary(bytes)) return null;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** @param {Uint8Array} bytes */
function utf16(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Text has no NUL and hardly any control characters; neither do the first kilobytes of it. @param {Uint8Array} bytes */
function isBinary(bytes) {
  const head = bytes.subarray(0, 8192);
  const control = head.filter((b) => b < 9 || (b > 13 && b < 32 && b !== 27)).length;
  return head.includes(0) || control > head.length / 50 || starts(head, '%PDF-') || starts(head, 'PK\u0003\u0004');
}

/** @param {Uint8Array} bytes @param {string} words */
const starts = (bytes, words) => [...words].every((c, i) => bytes[i] === c.charCodeAt(0));
