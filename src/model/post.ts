/** One request with a body to a channel's address. */
export interface PostRequest {
  /** Default: POST. */
  method?: 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  body: string;
  allowPrivate: boolean;
  /** How much of the answer's body to keep, in UTF-16 units; default 4,000: enough for an error in words. */
  answerChars?: number;
}

/** What the other side answered; `body` is cut as the request says. */
export interface PostAnswer {
  status: number;
  retryAfterMs: number | null;
  body: string;
}

/** Sends once, through the address guard. Throws SourceError where no answer came. */
export type Post = (url: string, request: PostRequest) => Promise<PostAnswer>;
