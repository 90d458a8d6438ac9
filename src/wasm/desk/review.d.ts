/** A stretch of the text in UTF-16 units. */
export interface Place { start: number; end: number }

/** Which words count as the same: `case` is `same` and `words` is `whole` unless said otherwise. */
export interface Alike { case?: "same" | "any"; words?: "whole" | "parts" }

/** Who said something: an entity, the words that name the speaker, or both. */
export interface Voice { entity?: string; at?: Place }

/** One thing that a person does. With `alike` it is done wherever the same words stand. */
export type Operation =
  | { op: "addMention"; at: Place; label: Label; entity?: string; alike?: Alike }
  | { op: "addDate"; at: Place; value?: string; alike?: Alike }
  | { op: "addQuote"; at: Place; kind?: NativeQuote["kind"]; speaker?: Voice }
  | { op: "remove"; ids: string[]; alike?: Alike }
  | { op: "accept"; ids: string[] }
  | { op: "relabel"; ids: string[]; label: Label | NativeDate["type"] | NativeQuote["kind"]; alike?: Alike }
  | { op: "move"; id: string; to: Place }
  | { op: "setSpeaker"; ids: string[]; speaker: Voice | null }
  | { op: "setValue"; ids: string[]; value: string }
  | { op: "merge"; into: string; entities: string[] }
  | { op: "split"; mentions: string[]; name?: string }
  | { op: "rename"; entity: string; name: string }
  | { op: "setNote"; on?: string; note: string }
  | { op: "setTitle"; title: string };

/** A step that can be undone or redone, with its name in English: "merge 3 entities". */
export interface Step {
  act: "add" | "remove" | "accept" | "relabel" | "move" | "setSpeaker" | "setValue" | "merge" | "split" | "rename"
    | "setNote" | "setTitle" | "setText" | "setDate" | "setWords";
  kind: "mention" | "entity" | "date" | "quote" | null;
  count: number;
  name: string;
}

/** Why an operation was refused: thrown as an error whose `name` is `Refusal`. */
export interface Refusal extends Error {
  code: "unknown" | "wrongKind" | "noPlace" | "taken" | "noLabel" | "unreadable" | "noValue" | "emptyName" | "figure"
    | "wholeEntity" | "nothingToMerge" | "noSpeaker" | "tooLong" | "noneGiven";
}

/** What there is to say of a review beside its annotations. */
interface ReviewSummary {
  title: string;
  /** The published date that relative dates are counted from. */
  date: string | null;
  /** Notes on annotations and, on null, on the article. */
  notes: { on: string | null; note: string }[];
  /** Mentions, dates and quotations that a person has accepted, changed, added or rejected. */
  progress: { judged: number; total: number };
  undo: Step | null;
  redo: Step | null;
  /** A person's work on words that are gone from the text: each a small document with a text of its own. */
  lost: (NativeDocument & { text: string })[];
}

/** A review as it stands. Ids stay the same from view to view; no id is given twice. */
export interface ReviewView extends ReviewSummary { document: NativeDocument }

/**
 * What an operation, undo or redo changed. Where `whole` is given, it takes the place of the document before, and the
 * text may be another; otherwise put what `changed` holds in the place of what has its ids, and take away `gone`.
 */
export interface ReviewChange extends ReviewSummary {
  whole: NativeDocument | null;
  changed: Pick<NativeDocument, "mentions" | "entities" | "dates" | "quotes">;
  gone: string[];
}
