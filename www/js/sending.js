// @ts-check
/** What the worker found, posted in parts: taking one in must not hold the page up. */
import { flatten } from './document.js';

/** Annotations in one message. */
const PART = 3000;

/**
 * @param {number} gen
 * @param {import('../pkg/rubricator.js').NativeDocument} native
 * @param {import('../pkg/rubricator.js').Paragraph[]} blocks
 * @param {{whole: boolean, ms: number, review?: object | null}} more
 */
export function send(gen, native, blocks, more) {
  const annotations = flatten(native);
  const parts = Math.max(1, Math.ceil(Math.max(annotations.length, native.entities.length) / PART));
  for (let i = 0; i < parts; i++) {
    const range = /** @type {const} */ ([i * PART, (i + 1) * PART]);
    postMessage({
      type: 'part', gen, ...more, first: i === 0, final: i === parts - 1, date: native.date ?? null,
      annotations: annotations.slice(...range), entities: native.entities.slice(...range), blocks: i === 0 ? blocks : [],
    });
  }
}
