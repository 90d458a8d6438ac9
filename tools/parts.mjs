// Which crate the code of the two modules is of, before wasm-opt takes the names out: `cargo xtask build && node tools/parts.mjs`.
// Bytes as they are, and compressed with brotli, each crate by itself.
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";

const MODULES = ["release", "desk"].map((profile) => new URL(`../target/wasm32-unknown-unknown/${profile}/rubricator.wasm`, import.meta.url));
const CODE = 10;
/** Crates that stand in the code of others, which is made for them: the inner first. */
const CRATES = ["serde_wasm_bindgen", "serde_json", "regex_automata", "regex_syntax", "jiff_core", "jiff", "html5gum", "roxmltree", "miniz_oxide",
  "unicode_segmentation", "wasm_bindgen", "js_sys", "web_sys", "rlsf", "foldhash", "hashbrown", "memchr", "bytemuck", "wide", "serde_core", "rubricator"];

/** A reader of LEB128 numbers. @param {Uint8Array} bytes @param {number} at */
function reader(bytes, at = 0) {
  const next = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  return { next, at: () => at, take: (/** @type {number} */ n) => bytes.subarray(at, (at += n)) };
}

/** @param {Uint8Array} bytes */
function functions(bytes) {
  for (const sections = reader(bytes, 8); sections.at() < bytes.length; ) {
    const id = sections.next();
    const body = reader(sections.take(sections.next()));
    if (id === CODE) return Array.from({ length: body.next() }, () => body.take(body.next()));
  }
  return [];
}

/** Names by number of function. @param {WebAssembly.Module} module */
function names(module) {
  const found = new Map();
  const bytes = new Uint8Array(WebAssembly.Module.customSections(module, "name")[0]);
  for (const parts = reader(bytes); parts.at() < bytes.length; ) {
    const id = parts.next();
    const body = reader(parts.take(parts.next()));
    if (id !== 1) continue;
    for (let left = body.next(); left > 0; left--) found.set(body.next(), new TextDecoder().decode(body.take(body.next())));
  }
  return found;
}

/** The crate that a function is of; of what is generic, that which it was made for. @param {string} name */
function crateOf(name) {
  if (name.includes("wbindgen_describe")) return "wasm-bindgen, taken out later";
  const own = /^_ZN(\d+)(\w+)/.exec(name);
  const first = own?.[2].slice(0, Number(own[1])) ?? "";
  if (CRATES.includes(first)) return first;
  return CRATES.toReversed().find((crate) => name.includes(`${crate.length}${crate}`) || name.includes(`_${crate}`)) ?? "the standard library";
}

for (const url of MODULES) {
  const bytes = await readFile(url);
  const module = await WebAssembly.compile(bytes);
  const imported = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length;
  const named = names(module);
  /** @type {Map<string, Uint8Array[]>} */
  const crates = new Map();
  functions(bytes).forEach((code, i) => {
    const crate = crateOf(named.get(imported + i) ?? "");
    crates.set(crate, crates.get(crate) ?? []);
    crates.get(crate)?.push(code);
  });
  console.log(url.pathname.split("/").at(-2));
  const sizes = [...crates].map(([crate, all]) => ({ crate, code: Buffer.concat(all) })).sort((a, b) => b.code.length - a.code.length);
  for (const { crate, code } of sizes) console.log(`  ${crate.padEnd(32)} ${String(code.length).padStart(8)} ${String(brotliCompressSync(code).length).padStart(8)}`);
}
