// TypeScript's types of native JSON, from its schema. `node tools/types.mjs` writes them into
// src/wasm.d.ts, between two marks; a test compares.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const SCHEMA = new URL("../docs/rubricator-1.schema.json", import.meta.url);
const TYPES = new URL("../src/wasm.d.ts", import.meta.url);
const FROM = "// Made by tools/types.mjs from docs/rubricator-1.schema.json; not to be edited.\n\n";
const TO = "\n// Written by hand.\n";

/** @typedef {{[key: string]: any}} Schema */

/** The file as it should be: what stands in it, with the types that the schema says. */
export async function generated() {
  const schema = JSON.parse(await readFile(SCHEMA, "utf8"));
  const defs = Object.entries(schema.$defs).map(([key, def]) => declared(named(key, def), def, schema));
  const types = [...defs, declared("NativeDocument", schema, schema)].join("\n");
  const [before, rest] = (await committed()).split(FROM);
  return [before, FROM, types, TO, rest.split(TO)[1]].join("");
}

/** The file as it is. */
export async function committed() {
  return await readFile(TYPES, "utf8");
}

/** A definition's name: objects are `Native…`, what they are made of has a plain one.
 * @param {string} key @param {Schema} def */
function named(key, def) {
  return (isObject(def) ? "Native" : "") + key[0].toUpperCase() + key.slice(1);
}

/** @param {Schema} def */
function isObject(def) {
  return def.properties !== undefined;
}

/** @param {string} name @param {Schema} def @param {Schema} schema */
function declared(name, def, schema) {
  const doc = comment(def.description, "");
  if (!isObject(def)) return `${doc}export type ${name} = ${type(def, schema)};\n`;
  const base = def.$ref ? ` extends ${type({ $ref: def.$ref }, schema)}` : "";
  const members = Object.entries(def.properties).map(([key, property]) => member(key, property, def, schema));
  return `${doc}export interface ${name}${base} {\n${members.join("")}}\n`;
}

/** @param {string} key @param {Schema} property @param {Schema} owner @param {Schema} schema @returns {string} */
function member(key, property, { required = [] }, schema) {
  const optional = required.includes(key) ? "" : "?";
  return `${comment(property.description, "  ")}  ${key}${optional}: ${type(property, schema)};\n`;
}

/** @param {string | undefined} text @param {string} indent */
function comment(text, indent) {
  return text ? `${indent}/** ${text} */\n` : "";
}

/** A schema's type, on one line.
 * @param {Schema} def @param {Schema} schema @returns {string} */
function type(def, schema) {
  if (def.anyOf) return def.anyOf.map((/** @type {Schema} */ each) => type(each, schema)).join(" | ");
  if (def.$ref) {
    const key = def.$ref.slice("#/$defs/".length);
    const name = named(key, schema.$defs[key]);
    return isObject(def) ? `(${name} & ${literal(def, schema)})` : name;
  }
  if (def.enum) return def.enum.map((/** @type {string} */ value) => JSON.stringify(value)).join(" | ");
  // An open string beside named ones, which editors then still offer.
  if (def["x-open"]) return "(string & {})";
  if (isObject(def)) return literal(def, schema);
  if (def.type === "array") return array(def, schema);
  return [def.type].flat().map((name) => (name === "integer" ? "number" : name)).join(" | ");
}

/** @param {Schema} def @param {Schema} schema @returns {string} */
function literal(def, schema) {
  const { required = [] } = def;
  const members = Object.entries(def.properties).map(
    ([key, property]) => `${key}${required.includes(key) ? "" : "?"}: ${type(property, schema)}`,
  );
  return `{ ${members.join("; ")} }`;
}

/** @param {Schema} def @param {Schema} schema @returns {string} */
function array({ items, minItems, maxItems }, schema) {
  const item = type(items, schema);
  if (minItems && minItems === maxItems) return `[${Array(minItems).fill(item).join(", ")}]`;
  return item.includes(" ") ? `(${item})[]` : `${item}[]`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await writeFile(TYPES, await generated());
