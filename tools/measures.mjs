// What the benches share: the text that they measure with, and how they print what they measured.
import { readFile } from "node:fs/promises";

const ARTICLES = new URL("../tests/gold/own-dev.jsonl", import.meta.url);

const lines = (await readFile(ARTICLES, "utf8")).trim().split("\n");
const articles = lines.map((line) => JSON.parse(line).text).join("\n\n\n");

/**
 * Text of about `bytes` bytes: our own articles, over and over.
 * @param {number} bytes
 */
export function news(bytes) {
  return articles.repeat(Math.ceil(bytes / Buffer.byteLength(articles))).slice(0, bytes);
}

/** @param {number[]} values */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * A row: median, fastest and slowest.
 * @param {string} name
 * @param {number[]} times  Milliseconds.
 */
export function row(name, times) {
  const [middle, least, most] = [median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(1).padStart(8));
  console.log(`${name.padEnd(32)} ${middle} ms  (${least.trim()} to ${most.trim()})`);
}
