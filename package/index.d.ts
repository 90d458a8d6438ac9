import type { DateOrder, Exported, FormatId, FormatInfo, NativeDocument, OffsetUnit } from './wasm.js';

export type {
  DateOrder, Exported, FormatId, FormatInfo, Label, NativeDate, NativeEntity, NativeMention, NativeQuote, NativeSpan, OffsetUnit, Status,
} from './wasm.js';

/** An annotated text: JSON that can be kept, sent and exported. Positions count UTF-16 units, as strings do. */
export interface AnnotatedDocument extends NativeDocument {
  text: string;
}

/** What was read from a file, and what of the file had no place in it: one sentence each. */
export interface ImportedDocument {
  document: AnnotatedDocument;
  notes: string[];
  /** Of native JSON the fields that this version does not know: for `export`, which puts them back. */
  unknown: string | null;
}

/**
 * Where the core's files lie. Needed only where they are served from another place than the package's scripts. The desk does all
 * but annotating: it is fetched when that is first asked for.
 */
export interface LoadOptions {
  module?: string | URL;
  model?: string | URL;
  desk?: string | URL;
}

/** The annotator, in this thread or in a worker: both are used alike. */
export interface Rubricator {
  /**
   * Finds names, dates and quotations in `text`. Any text will do.
   *
   * `date`, `YYYY-MM-DD`, is the day on which the article came out: relative dates are counted from it. Without one it is
   * looked for in the text. `dateOrder`, `"dmy"` or `"mdy"`, says how "03/04/2025" is read; by default, `"auto"`, the text's
   * own dates and spelling tell. Rejects when `date` is no date, or `dateOrder` no order.
   */
  annotate(text: string, options?: { date?: string; dateOrder?: DateOrder }): Promise<AnnotatedDocument>;
  /**
   * Writes a document in a format of `formats()`. `id` names it in the file; `offsets` is the unit of positions, for
   * formats that can count in several; `unknown` goes back into native JSON. Rejects when there is no such format, or the
   * document does not hold together.
   */
  export(document: AnnotatedDocument, format: FormatId, options?: { id?: string; offsets?: OffsetUnit; unknown?: string | null }): Promise<Exported>;
  /**
   * Reads the documents of a file. `text` is the article, for formats that leave it out; what others say of a text of
   * their own is looked for in this one. Rejects with a line for each reason when the file cannot be read.
   */
  import(file: string | Uint8Array, format: FormatId, options?: { text?: string }): Promise<ImportedDocument[]>;
  /** The formats that can be written, and which of them can be read. */
  formats(): Promise<FormatInfo[]>;
  /** The text of a web page as a person reads it: scripts, menus, forms and hidden parts left out. */
  htmlToText(html: string): Promise<string>;
  /** Gives the memory back. What is asked afterwards is rejected. */
  close(): void;
}

/**
 * Loads the core and its model. Do it once and keep what it gives.
 *
 * Rejects when one of the two cannot be had, or is damaged; the message says which, and why.
 *
 * ```js
 * import { load } from 'rubricator';
 * const rubricator = await load();
 * const { entities } = await rubricator.annotate('Zoë Li met Tomás Ferro in Lisbon.', { date: '2025-02-06' });
 * ```
 */
export function load(options?: LoadOptions): Promise<Rubricator>;
