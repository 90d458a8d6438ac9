/** A stage of annotating. */
export type Stage = "segments" | "dates" | "mentions" | "entities" | "quotes" | "attribution";

// Made by tools/types.mjs from docs/rubricator-1.schema.json; not to be edited.

/** A day: YYYY-MM-DD. */
export type Day = string;

/** A stretch of the text, in the document's unit of offsets. */
export interface NativeSpan {
  /** First position. */
  start: number;
  /** One past the last position. */
  end: number;
  /** The words there. */
  text: string;
}

/** What all annotations have. */
export interface NativeAnnotation extends NativeSpan {
  /** Unique in its list. */
  id: string;
  /** How sure the finder is. */
  score: number;
  /** What found it: model, rule:NAME, human, or another tool's word. */
  source: string;
  status: Status;
}

/** What a person has said of an annotation; machine until then. */
export type Status = "machine" | "accepted" | "edited" | "added" | "rejected";

/** What a name or figure stands for: one of ours, or one of a person's own making. */
export type Label = "person" | "organization" | "place" | "group" | "event" | "work" | "law" | "product" | "money" | "percent" | "quantity" | (string & {});

/** A name or figure where it stands. */
export interface NativeMention extends NativeAnnotation {
  label: Label;
  /** Id of its entity; null for figures. */
  entity: string | null;
  /** The normal form of a figure. */
  amount?: { value: number; unit: string };
}

/** Someone or something that the article names, once or often. */
export interface NativeEntity {
  /** Unique among entities. */
  id: string;
  label: Label;
  /** Full name in this article. */
  name: string;
  /** Ids of its mentions. */
  mentions: string[];
  /** Wikidata id. */
  wikidata: string | null;
  /** Id of the entity that it belongs to, as a nationality to its country. */
  related?: string;
}

/** A temporal expression (TIMEX3). */
export interface NativeDate extends NativeAnnotation {
  /** TIMEX3 type. */
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** TIMEX3 value. */
  value: string;
  /** TIMEX3 modifier. */
  mod?: "BEFORE" | "AFTER" | "ON_OR_BEFORE" | "ON_OR_AFTER" | "LESS_THAN" | "MORE_THAN" | "EQUAL_OR_LESS" | "EQUAL_OR_MORE" | "START" | "MID" | "END" | "APPROX";
  /** Extended Date/Time Format, ISO 8601-2. */
  edtf: string | null;
  /** First and last day. */
  interval: [Day, Day] | null;
  /** Parts of the value that the text does not state. */
  inferred: string[];
  /** Other readings, as TIMEX3 values. */
  alternatives: string[];
}

/** A quotation, marks included. */
export interface NativeQuote extends NativeAnnotation {
  kind: "direct" | "mixed" | "indirect";
  /** Who said it: the words that name the speaker here, and the entity. */
  speaker: (NativeSpan & { entity: string | null; name: string | null }) | null;
  /** The words that report it. */
  cue: NativeSpan | null;
  /** Id of the quotation that this one goes on with. */
  continues: string | null;
}

/** An annotated news article. Fields may be added within major version 1, never renamed: readers keep what they do not know. */
export interface NativeDocument {
  /** The format's name and version. */
  format: string;
  /** The caller's name for the document. */
  id?: string;
  /** The day that the article was published, where known. */
  date: Day | null;
  /** The unit of every start and end. */
  offsets: "codePoint" | "utf16" | "byte";
  /** The text exactly as given; left out where the reader has it. */
  text?: string;
  /** Names and figures, in text order. */
  mentions: NativeMention[];
  /** Who and what the mentions stand for. */
  entities: NativeEntity[];
  /** Temporal expressions, in text order. */
  dates: NativeDate[];
  /** Quotations, in text order, an outer one before an inner one. */
  quotes: NativeQuote[];
}

// Written by hand.

/** How "03/04/2025" is read: the day first, the month first, or as the text's own dates and spelling tell. */
export type DateOrder = "dmy" | "mdy" | "auto";

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
