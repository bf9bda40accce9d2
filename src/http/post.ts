import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { SourceError } from '../lib/errors.ts';
import type { Post } from '../model/post.ts';
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
  const proxyAgent = options.proxy === null ? null : new ProxyAgent({ uri: options.proxy });

  const post: Post = async (address, request) => {
    const { method = 'POST', headers, body, allowPrivate, answerChars = BODY_CHARS } = request;
    const url = checkedUrl(address, null, allowPrivate);
    const own = allowPrivate && isOwnHost(url);
    // The proxy resolves names itself.
    if (proxyAgent && !allowPrivate) refuseLocalName(url);
    const dispatcher = proxyAgent && !own ? proxyAgent : allowPrivate ? privateAgent : publicAgent;
    const late = new SourceError(`http: not done within ${options.totalMs} ms`, { failure: 'timeout' });
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(late), options.totalMs);
    try {
      const answer = await dispatcher.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: { 'user-agent': options.userAgent, ...headers },
        body,
        signal: stop.signal,
      });
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of answer.body) {
        text += decoder.decode(chunk, { stream: true });
        if (text.length >= answerChars) break;
      }
      return {
        status: answer.statusCode,
        retryAfterMs: retryAfterMs(headerOf(answer.headers, 'retry-after'), new Date()),
        body: text.slice(0, answerChars),
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
