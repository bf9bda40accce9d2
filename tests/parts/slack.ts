import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlackPost {
  ts: string;
  thread_ts?: string;
  channel: string;
  text: string;
  blocks: unknown[];
  metadata: { event_type: string; event_payload: { id: string; story_id: string; event: string } };
}

/** What to do with a call: answer as Slack would, keep silent after doing it, or answer this instead of doing it. */
type Reaction = 'answer' | 'silence' | { status: number; body: object; headers?: Record<string, string> };

/** A Slack workspace with one channel, as far as Rasid speaks to it: real HTTP on loopback. */
export interface PretendSlack {
  apiUrl: string;
  token: string;
  /** Messages in the channel and its threads, oldest first. */
  posts: SlackPost[];
  /** Methods called, in order. */
  calls: string[];
  react: (method: string) => Reaction;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return request.headers['content-type']?.startsWith('application/json')
    ? (JSON.parse(text) as Record<string, string>)
    : Object.fromEntries(new URLSearchParams(text));
}

/** Opens it on a free port. Reading answers `pageSize` messages a page, newest first, as Slack does. */
export async function openSlack(pageSize = 100): Promise<PretendSlack> {
  const posts: SlackPost[] = [];
  const calls: string[] = [];

  function read(args: Record<string, string>, inThread: boolean): object {
    const visible = posts
      .filter((post) => (inThread ? (post.thread_ts ?? post.ts) === args.ts : post.thread_ts === undefined))
      .filter((post) => Number(post.ts) >= Number(args.oldest ?? 0))
      .toReversed();
    const from = Number(args.cursor ?? 0);
    const messages = visible.slice(from, from + pageSize).map(({ metadata, ...post }) => ({
      ...post,
      ...(args.include_all_metadata === 'true' ? { metadata } : {}),
    }));
    const next = from + pageSize < visible.length ? String(from + pageSize) : '';
    return { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } };
  }

  function act(method: string, args: Record<string, string>): object {
    const message = args as unknown as SlackPost;
    switch (method) {
      case 'chat.postMessage': {
        if (message.thread_ts && !posts.some((post) => post.ts === message.thread_ts)) {
          return { ok: false, error: 'thread_not_found' };
        }
        const ts = `${Math.floor(Date.now() / 1_000)}.${String(posts.length).padStart(6, '0')}`;
        posts.push({ ...message, ts });
        return { ok: true, channel: message.channel, ts, message };
      }
      case 'chat.update': {
        const at = posts.findIndex((post) => post.ts === message.ts);
        const old = posts[at];
        if (!old) return { ok: false, error: 'message_not_found' };
        posts[at] = { ...old, ...message };
        return { ok: true, channel: old.channel, ts: old.ts };
      }
      case 'conversations.history':
      case 'conversations.replies':
        return read(args, method === 'conversations.replies');
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  const slack: PretendSlack = {
    apiUrl: '',
    token: 'xoxb-pretend-token',
    posts,
    calls,
    react: () => 'answer',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = (request.url ?? '').replace('/api/', '');
    const args = await bodyOf(request);
    calls.push(method);
    const reply = (status: number, body: object, headers: Record<string, string> = {}): void => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };
    if (request.headers.authorization !== `Bearer ${slack.token}`) {
      return reply(200, { ok: false, error: 'invalid_auth' });
    }
    const reaction = slack.react(method);
    if (typeof reaction === 'object') return reply(reaction.status, reaction.body, reaction.headers);
    const answer = act(method, args);
    if (reaction === 'answer') reply(200, answer);
  }
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slack.apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  return slack;
}
