/** A stage of annotating. */
export type Stage = "segments" | "dates" | "quotes" | "mentions" | "entities" | "attribution";

/** What a name or figure stands for. */
export type Label =
  | "person" | "organization" | "place" | "group" | "event" | "work" | "law" | "product"
  | "money" | "percent" | "quantity"
  // One of a person's own making: letters, digits, - and _, at most 40.
  | (string & {});

/** What a person has said of an annotation; `machine` until then. */
export type Status = "machine" | "accepted" | "edited" | "added" | "rejected";

/** A stretch of the text: `text.slice(start, end)`, lone surrogates as U+FFFD. */
export interface NativeSpan { start: number; end: number; text: string }

interface Annotation extends NativeSpan {
  id: string;
  /** 0 to 1. */
  score: number;
  /** `model`, `rule:NAME` or `human`. */
  source: string;
  status: Status;
}

/** A name or figure where it stands. */
export interface NativeMention extends Annotation {
  label: Label;
  /** Id of its entity; null for figures. */
  entity: string | null;
  /** The normal form of a figure: ISO 4217 code, `%` or a unit's symbol. */
  amount?: { value: number; unit: string };
}

/** Someone or something that the article names, once or often. */
export interface NativeEntity {
  id: string;
  label: Label;
  name: string;
  mentions: string[];
  wikidata: string | null;
  /** Id of the entity that it belongs to, as a nationality to its country. */
  related?: string;
}

/** A temporal expression (TIMEX3). */
export interface NativeDate extends Annotation {
  type: "DATE" | "TIME" | "DURATION" | "SET";
  value: string;
  mod?: string;
  edtf: string | null;
  /** First and last day, `YYYY-MM-DD`. */
  interval: [string, string] | null;
  /** Parts of the value that the text does not state: `year`, `month`, `day`, `week`. */
  inferred: string[];
  alternatives: string[];
}

/** A quotation, marks included. */
export interface NativeQuote extends Annotation {
  kind: "direct" | "mixed" | "indirect";
  speaker: (NativeSpan & { entity: string | null; name: string | null }) | null;
  cue: NativeSpan | null;
  /** Id of the quotation that it continues. */
  continues: string | null;
}

/** An annotated text, `rubricator/1`. Positions count UTF-16 units, as JavaScript's strings do. */
export interface NativeDocument {
  format: "rubricator/1";
  id?: string;
  /** The published date used: given, else found in the text. */
  date: string | null;
  offsets: "utf16";
  mentions: NativeMention[];
  entities: NativeEntity[];
  dates: NativeDate[];
  quotes: NativeQuote[];
}

/** The unit that positions count. */
export type OffsetUnit = "codePoint" | "utf16" | "byte";

/** A file format to export to, by the `id` in {@link FormatInfo}. */
export type FormatId = string;

/** What there is to say of a file format. */
export interface FormatInfo {
  id: FormatId;
  name: string;
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /** What reads it. */
  purpose: string;
  keeps: string;
  drops: string;
  /** Whether it can be imported, too. */
  reads: boolean;
}

/** A document that was imported, and what of the file it has no place for. */
export interface Imported {
  text: string;
  document: NativeDocument;
  notes: string[];
  /** Of native JSON the fields that this version does not know, as JSON: for `exportDocument`. */
  unknown: string | null;
}

/** A document in some format. */
export interface Exported {
  bytes: Uint8Array;
  /** The first lines; of an archive, those of its first file. */
  preview: string;
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /** What was left out, and why: one sentence each. */
  notes: string[];
}

/** A paragraph and what part of the article it is. */
export interface Paragraph {
  start: number;
  end: number;
  zone: "headline" | "deck" | "byline" | "caption" | "timestamp" | "subheading" | "body" | "authorNote";
}
