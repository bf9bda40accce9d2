/** What feeds, sitemaps and pages close with; comments, blanks and the last chunk's line may follow. */
const WHOLE_END =
  /(?:<\/(?:rss|feed|rdf:rdf|html|urlset|sitemapindex|channel)\s*>|[}\]])[\s\0]*(?:<!--(?:[^-]|-(?!->))*-->[\s\0]*)*(?:0\s*|<(?:!-?-?[^>]*)?)?$/i;
const TAIL_BYTES = 2_000;

/** Does an unpacked body, whose connection ended early, hold all that was meant to come? */
export const isWhole = (bytes: Uint8Array): boolean =>
  WHOLE_END.test(Buffer.from(bytes.subarray(-TAIL_BYTES)).toString('latin1'));
