/** How much a medium has room for; lengths in UTF-16 units. */
export interface Room {
  title: number;
  quote: number;
  facts: number;
  articles: number;
  articleTitle: number;
  url: number;
  rows: number;
  /** Of the lines of an operator's template in all. */
  words: number;
}

/** The room of media that scroll: a terminal, a mail. */
export const AMPLE: Room = {
  title: 400,
  quote: 700,
  facts: 8,
  articles: 12,
  articleTitle: 160,
  url: 2000,
  rows: 25,
  words: 20_000,
};
