/** One HTTP POST to a channel's address. */
export interface PostRequest {
  headers: Readonly<Record<string, string>>;
  body: string;
  allowPrivate: boolean;
}

/** What the other side answered; `body` is cut to a few kilobytes. */
export interface PostAnswer {
  status: number;
  retryAfterMs: number | null;
  body: string;
}

/** Posts once, through the address guard. Throws SourceError where no answer came. */
export type Post = (url: string, request: PostRequest) => Promise<PostAnswer>;
