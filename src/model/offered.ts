/** One item of a source, ready for the store: plain text, canonical address, and the hash that tells an edited item. */
export interface OfferedArticle {
  guid: string;
  url: string;
  canonicalUrl: string;
  title: string;
  /** Plain text of the item's content, or of its summary. */
  offeredText: string;
  offeredHash: string;
  /** Is the offered text the whole article, so that its page need not be fetched? */
  offeredWhole: boolean;
  author: string | null;
  publishedAt: string | null;
  /** When the source says it was last changed. */
  updatedAt: string | null;
}
