/** The lists that a reader keeps of a text. */
export type NewsList = "blocks" | "mentions" | "entities" | "dates" | "quotes";

/**
 * A splice of a list, as `Annotator.follow` tells it: from index `at` of the old list on, `gone` items go, and in their place
 * those in `came` come: native forms without the words of the text and the mentions of entities, which the reader has. Those of
 * a list come in order.
 */
export type NewsSplice = [list: NewsList, at: number, gone: number, came: any[]];

/** Some of what is new; the rest comes in further ones. */
export type Piece = NewsSplice[];

/** What a reader needs to bring up to date what stays. */
export interface Told {
  /** Where the one stretch of the text starts that changed, where it ended before, and where it ends now. */
  change: [start: number, before: number, after: number];
  /** The published date that was used. */
  date: Day | null;
}
