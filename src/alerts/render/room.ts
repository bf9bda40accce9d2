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

/** From roomy to tight. */
export type Rooms = readonly [Room, ...Room[]];

/** A draft in the first room in which it fits, or else in the last. */
export function draftIn<Draft>(
  [roomiest, ...tighter]: Rooms,
  fits: (draft: Draft) => boolean,
  draftOf: (room: Room) => Draft,
): Draft {
  let draft = draftOf(roomiest);
  for (const room of tighter) {
    if (fits(draft)) break;
    draft = draftOf(room);
  }
  return draft;
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
