// What the annotator tells a page of an edited text, taken in as the page does, is what annotating it afresh gives.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { BEGINNING, annotating, flatten } from "../../www/js/document.js";
import { follow, note, nothingOfEach } from "../../www/js/news.js";
import { Annotator, paragraphs } from "../harness/wasm.mjs";

const model = await readFile(new URL("../../www/pkg/names.bin", import.meta.url));
const lines = (await readFile(new URL("../gold/own-dev.jsonl", import.meta.url), "utf8")).trim().split("\n");
const ARTICLES = lines.map((line) => /** @type {string} */ (JSON.parse(line).text));

/** What is typed, besides stretches of other articles. */
const TYPED = ["a", "x", " ", "\n", "\n\n", "“", "”", ".", "Costa", " said", "-", "5", "é", "è", "💩", "’", "in 1998 ", "She said: “No.” ", "Zoë Li met Li."];

/** Numbers from 0 to below `most`, the same ones each time. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** @param {ReturnType<typeof annotating>} steps */
function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A page: it keeps lists, and takes in what it is told. @param {Annotator} annotator */
function page(annotator) {
  let lists = nothingOfEach();
  return (/** @type {string} */ text, /** @type {string | undefined} */ date) => {
    const news = nothingOfEach();
    let told = 0;
    const take = (/** @type {string} */ piece) => { told += piece.length; note(news, piece, text); };
    const { change, date: published } = annotator.follow(text, take, date);
    lists = follow(lists, news, change);
    return { told, found: atOnce(annotating(lists, { date: published, whole: true })) };
  };
}

/** @param {string} text @param {(most: number) => number} upTo */
function edited(text, upTo) {
  const from = upTo(text.length + 1);
  const to = Math.min(text.length, from + (upTo(3) === 0 ? upTo(4) : upTo(12) === 0 ? upTo(text.length) : 0));
  const other = ARTICLES[upTo(ARTICLES.length)];
  const start = upTo(other.length);
  const typed = upTo(6) === 0 ? other.slice(start, start + upTo(800)) : TYPED[upTo(TYPED.length)];
  // No half of a character is typed.
  return new TextDecoder().decode(new TextEncoder().encode(text.slice(0, from) + typed + text.slice(to)));
}

test("random edits, one after the other", () => {
  const [session, fresh] = [Annotator.withModel(model), Annotator.withModel(model)];
  for (let seed = 1; seed <= 12; seed++) {
    const upTo = dice(seed);
    const tell = page(session);
    session.forget();
    let text = [0, 1, 2].map(() => ARTICLES[upTo(ARTICLES.length)]).join("\n\n\n");
    for (let step = 0; step < 25; step++) {
      const date = upTo(8) === 0 ? "2025-02-06" : undefined;
      const { found } = tell(text, date);
      const native = fresh.annotate(text, date);
      const where = `seed ${seed}, step ${step}`;
      assert.deepEqual(found.annotations, flatten(native), where);
      assert.deepEqual(found.entities, native.entities, where);
      assert.deepEqual(found.blocks, paragraphs(text), where);
      assert.equal(found.date, native.date, where);
      assert.deepEqual(JSON.parse(session.told()), { ...native, text }, where);
      text = edited(text, upTo);
    }
  }
});

test("of a letter typed into a long text little is told", () => {
  const text = ARTICLES.join("\n\n\n");
  const annotator = Annotator.withModel(model);
  const tell = page(annotator);
  const { told: whole } = tell(text, "2025-02-01");
  const middle = text.indexOf(" ", text.length / 2);
  const { told: letter } = tell(`${text.slice(0, middle)}s${text.slice(middle)}`, "2025-02-01");
  assert.ok(letter < whole / 100, `${letter} characters of ${whole}`);
});

test("of a long text the beginning comes first, as it is in the whole", () => {
  const annotator = Annotator.withModel(model);
  const text = Array(3).fill(ARTICLES.join("\n\n\n")).join("\n\n\n");
  const news = nothingOfEach();
  const { change, date } = annotator.follow(text, (piece) => note(news, piece, text), undefined);
  const steps = annotating(follow(nothingOfEach(), news, change), { date, whole: true });
  const first = steps.next().value;
  const whole = atOnce(steps);
  assert.ok(first && !first.whole && whole.annotations.length > 3000);
  assert.deepEqual(first.annotations, whole.annotations.filter(({ start }) => start < BEGINNING));
  assert.ok(first.annotations.length > 100 && first.blocks === whole.blocks);
  // What is named in it can be looked up.
  for (const a of first.annotations) if (a.kind === "mention" && a.entity) assert.equal(first.entityById.get(a.entity)?.name, whole.entityById.get(a.entity)?.name);
});

test("what ended in words that went ends where they stood", () => {
  const tell = page(Annotator.withModel(model));
  for (const text of ["It rained again \n", "It rained"]) assert.deepEqual(tell(text, undefined).found.blocks, paragraphs(text));
});

test("what was told is forgotten on demand", () => {
  const annotator = Annotator.withModel(model);
  const told = () => {
    let length = 0;
    annotator.follow("Zoë Li won.", (piece) => (length += piece.length), undefined);
    return length;
  };
  const [first, again] = [told(), told()];
  assert.ok(first > 0 && again === 0);
  annotator.forget();
  assert.equal(told(), first);
});

test("a piece that cannot be taken in comes out as an error, and the annotator works on", () => {
  const annotator = Annotator.withModel(model);
  assert.throws(() => annotator.follow("Zoë Li won.", () => assert.fail("full"), undefined), /full/);
  annotator.forget();
  assert.equal(page(annotator)("Zoë Li won.", undefined).found.annotations.length, 1);
});
