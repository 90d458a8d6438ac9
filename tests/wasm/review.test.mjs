// A person's corrections across the boundary.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Annotator, Patterns, Review, htmlToText } from "../harness/wasm.mjs";

/** @typedef {import("../../www/pkg/rubricator.js").DateOrder} DateOrder */

/** What an annotator finds, as the desk takes it. @param {string} text @param {string} [date] @param {DateOrder} [order] */
const found = (text, date, order, annotator = new Annotator()) => JSON.stringify({ ...annotator.annotate(text, date, undefined, order), text });
const TEXT = "💩 “It is done,” Zoë Li of Aske Water said on Tuesday. Li left.";

/** @param {string} words */
const place = (words) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

/** @param {import("../../www/pkg/desk.js").ReviewView} view */
const texts = (view) => view.document.mentions.filter((m) => m.status !== "rejected").map((m) => m.text);

test("an operation is done, undone and done again", () => {
  const review = Review.restore(found(TEXT, "2025-02-06"));
  const before = review.view();
  const added = review.apply({ op: "addMention", at: place("done"), label: "work" });
  const after = review.view();
  assert.ok(texts(after).includes("done"));
  assert.equal(added.undo?.name, "add 1 mention");
  assert.deepEqual([added.undo?.act, added.undo?.kind, added.undo?.count], ["add", "mention", 1]);
  const { changed } = added;
  assert.deepEqual(changed.mentions.map((m) => m.text), ["done"]);
  assert.deepEqual(changed.entities[0]?.mentions, [changed.mentions[0]?.id]);
  const undone = review.undo();
  assert.deepEqual(review.view().document, before.document);
  assert.equal(undone.redo?.name, "add 1 mention");
  assert.deepEqual(undone.gone, [changed.mentions[0]?.id, changed.entities[0]?.id]);
  assert.equal(review.redo().redo, null);
  assert.deepEqual(review.view().document, after.document);
});

test("a refusal says why, and changes nothing", () => {
  const review = Review.restore(found(TEXT));
  const before = review.view();
  assert.throws(() => review.apply({ op: "accept", ids: ["m99"] }), { name: "Refusal", code: "unknown", message: /m99/ });
  assert.throws(() => review.apply({ op: "addMention", at: { start: 1, end: 3 }, label: "work" }), { code: "noPlace" });
  assert.throws(() => review.apply(/** @type {any} */ ({ op: "dance" })), /dance/);
  assert.throws(() => review.apply(/** @type {any} */ ({ op: "accept", ids: ["x"] })), /is no id/);
  assert.deepEqual(review.view(), before);
});

test("a review is kept, and its text edited", () => {
  const review = Review.restore(found(TEXT, "2025-02-06"));
  review.apply({ op: "addMention", at: place("done"), label: "work" });
  review.apply({ op: "setNote", note: "check" });
  const again = Review.restore(review.save());
  assert.deepEqual(again.view().document.mentions, review.view().document.mentions);
  assert.deepEqual(again.view().notes, [{ on: null, note: "check" }]);
  const view = again.setText(found(`So ${TEXT}`, "2025-02-06"));
  assert.equal(again.text, `So ${TEXT}`);
  assert.deepEqual(view.whole, again.view().document);
  assert.ok(texts(again.view()).includes("done"));
  assert.equal(view.undo?.act, "setText");
  const cut = again.setText(found("Nothing."));
  assert.equal(cut.lost.length, 1);
  assert.equal(cut.lost[0]?.text.slice(cut.lost[0].mentions[0]?.start, cut.lost[0].mentions[0]?.end), "done");
  assert.throws(() => Review.restore("{}"), /is no saved review/);
});

test("a step that needed the annotator is made again without it", () => {
  const review = Review.restore(found(TEXT, "2025-02-06"));
  review.apply({ op: "addMention", at: place("done"), label: "work" });
  const base = review.save();
  review.setText(found(`So ${TEXT}`, "2025-02-06"));
  const again = Review.restore(base);
  assert.equal(again.adopt(review.save(), "setText").undo?.act, "setText");
  assert.deepEqual(again.view().document, review.view().document);
  again.undo();
  assert.equal(again.text, TEXT);
  assert.throws(() => again.adopt(base, "dance"), /dance/);
});

test("dates of two numbers are read in the order that is set", () => {
  const text = "Signed on 03/04/2025.";
  const review = Review.restore(found(text, undefined, "dmy"));
  const values = () => review.view().document.dates.map(({ value }) => value);
  assert.deepEqual(values(), ["2025-04-03"]);
  assert.equal(review.setDate(undefined, "mdy").undo?.act, "setDate");
  assert.deepEqual(values(), ["2025-03-04"]);
  review.setText(found(`So ${text}`, undefined, "dmy"));
  assert.deepEqual(values(), ["2025-04-03"]);
  review.renew(found(review.text, undefined, "mdy"));
  assert.deepEqual(values(), ["2025-03-04"]);
  assert.throws(() => review.setDate(undefined, /** @type {any} */ ("dm")), /“dm” is no order/);
});

test("a person's word list is used, and a wrong line named", () => {
  const listed = new Annotator();
  const review = Review.restore(found(TEXT));
  listed.setWords("done\tverdict");
  assert.equal(review.renew(found(TEXT, undefined, undefined, listed)).undo?.act, "setWords");
  assert.ok(review.view().document.mentions.some((m) => m.text === "done" && m.label === "verdict"));
  assert.throws(() => listed.setWords("a\tb\nnonsense"), /line 2/);
});

test("a word list's patterns are found at the desk", () => {
  const list = "Li\tplace\n/💩 .It/\tproduct\n/[A-Z]\\w+ Water/\twork";
  const listed = new Annotator();
  assert.throws(() => listed.setWords(list), /nothing that finds them/);
  const patterns = new Patterns(list);
  listed.setWords(list, (text) => patterns.find(text));
  const own = () => listed.annotate(TEXT, undefined).mentions.filter((m) => m.source === "rule:own list").map((m) => [m.text, m.label]);
  assert.deepEqual(own(), [["💩 “It", "product"], ["Li", "place"], ["Aske Water", "work"], ["Li", "place"]]);
  listed.setWords("");
  assert.deepEqual(own(), []);
  listed.setWords("/x/\tlaw", () => Uint32Array.of(0, 1, 2, 5, 0, 4, 0, 0, 99999));
  assert.deepEqual(own(), [], "places that the text does not have");
  assert.throws(() => new Patterns("a\tb\n/(/\tlaw"), /line 2: not a pattern/);
});

test("a selection snaps to words", () => {
  const review = Review.restore(found(TEXT));
  const { start } = place("Aske");
  assert.deepEqual(review.snap(start + 2, start + 6), place("Aske Water"));
  assert.equal(review.snap(start - 1, start), null);
  assert.equal(review.snap(1, 1), null);
});

test("pasted HTML becomes text", () => {
  assert.equal(htmlToText("<nav>Home</nav><p>a<p>b &amp; c"), "a\n\nb & c");
});
