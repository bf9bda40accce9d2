import { Agent, type Dispatcher } from 'undici';
import { SourceError } from '../lib/errors.ts';
import type { Post } from '../model/post.ts';
import { ask, proxyThrough } from './ask.ts';
import { transportError } from './failure.ts';
import { checkedUrl, guardedConnector, isOwnHost, refuseLocalName, systemResolver } from './guard.ts';
import { headerOf, retryAfterMs } from './headers.ts';

interface PostOptions {
  userAgent: string;
  proxy: string | null;
  connectMs: number;
  /** The whole exchange, in milliseconds. */
  totalMs: number;
}

/** What is kept of an answer's body: enough for an error in words. */
const BODY_CHARS = 4_000;

/** What a body gets once its status is known. */
const BODY_MS = 10_000;

/**
 * The beginning of an answer's body, as far as it comes. A status is an answer, whatever becomes of the words behind it: who
 * says 200 and then breaks off, or never ends, has the message.
 */
async function beginning(body: AsyncIterable<Uint8Array>, chars: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= chars) break;
    }
  } catch {
    // Who needs all of it sees that it is cut.
  }
  return text.slice(0, chars);
}

/**
 * POST and PUT for channels: the same guard as for reading (no private address unless allowed), no redirects (a message is
 * never sent on to where it was not addressed), bounded time. The returned function throws SourceError where no
 * answer came; any status is an answer.
 */
export function createPost(options: PostOptions): { post: Post; close(): Promise<void> } {
  const agent = (allowPrivate: boolean): Dispatcher =>
    new Agent({
      // A connection for each message: one that was kept open may be closed by the other side at the very moment a
      // message is written to it, and then nobody knows whether it arrived.
      pipelining: 0,
      connect: guardedConnector({ resolve: systemResolver, allowPrivate, connectMs: options.connectMs }),
    });
  const publicAgent = agent(false);
  const privateAgent = agent(true);
  const proxyAgent =
    options.proxy === null ? null : proxyThrough(options.proxy, { connectMs: options.connectMs });

  const post: Post = async (address, request) => {
    const { method = 'POST', headers, body, allowPrivate, answerChars = BODY_CHARS } = request;
    const url = checkedUrl(address, null, allowPrivate);
    const own = allowPrivate && isOwnHost(url);
    // The proxy resolves names itself.
    if (proxyAgent && !allowPrivate) refuseLocalName(url);
    const dispatcher = proxyAgent && !own ? proxyAgent : allowPrivate ? privateAgent : publicAgent;
    const late = new SourceError(`http: not done within ${options.totalMs} ms`, { failure: 'timeout' });
    const stop = new AbortController();
    let timer = setTimeout(() => stop.abort(late), options.totalMs);
    try {
      const answer = await ask(dispatcher, {
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: { 'user-agent': options.userAgent, ...headers },
        body,
        signal: stop.signal,
      });
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(late), Math.min(BODY_MS, options.totalMs));
      return {
        status: answer.statusCode,
        retryAfterMs: retryAfterMs(headerOf(answer.headers, 'retry-after'), new Date()),
        body: await beginning(answer.body, answerChars),
      };
    } catch (error) {
      throw stop.signal.aborted ? late : transportError(error);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    post,
    async close() {
      await Promise.all([publicAgent, privateAgent, proxyAgent].map((one) => one?.destroy()));
    },
  };
}
