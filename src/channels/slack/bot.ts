import { withLatestCounters } from '../../alerts/merge.ts';
import { DeliveryError } from '../../lib/errors.ts';
import type { Dispatch, Receipt } from '../../model/channel.ts';
import { JSON_BODY, postAlert } from '../answer.ts';
import type { Arrival, ChannelWorld, EarlierTry } from '../contract.ts';
import { renderSlack } from './render.ts';
import type { SlackBotChannel } from './settings.ts';

/**
 * What Slack says in words when a later try may succeed; everything else (channel_is_archived, invalid_blocks,
 * msg_blocks_too_long, invalid_auth, …) is final: the message, the token or the channel is at fault.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const PASSING: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);
/** Of these Slack says that part of the operation may have succeeded. */
const IN_DOUBT: ReadonlySet<string> = new Set(['fatal_error', 'internal_error', 'service_unavailable']);

/** A page of history with metadata and blocks: 200 messages of at most 13,000 characters. */
const ANSWER_CHARS = 4_000_000;
const PAGE = 200;
const MOST_PAGES = 5;
/** Slack's clock and ours may differ by so much. */
const CLOCKS_APART_S = 120;

interface SlackAnswer {
  ok?: boolean;
  error?: string;
  channel?: string;
  ts?: string;
  has_more?: boolean;
  messages?: { ts?: string; metadata?: { event_payload?: { id?: string } } }[];
  response_metadata?: { next_cursor?: string };
}

/** Calls a method of Slack's Web API. Throws DeliveryError, also for an answer that says `ok: false`. */
async function call(
  { bot: { token, apiUrl }, allowPrivate }: SlackBotChannel,
  method: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { post }: ChannelWorld,
): Promise<SlackAnswer> {
  const answer = await postAlert('slack', post, new URL(method, apiUrl).href, {
    headers: { ...headers, authorization: `Bearer ${token}` },
    body,
    allowPrivate,
    answerChars: ANSWER_CHARS,
  });
  let said: SlackAnswer;
  try {
    said = JSON.parse(answer.body) as SlackAnswer;
  } catch (cause) {
    throw new DeliveryError(`slack: ${method} did not answer with JSON`, {
      retryable: true,
      maybeSent: true,
      cause,
    });
  }
  if (said.ok === true) return said;
  const word = /^\w{1,60}$/.exec(said.error ?? '')?.[0] ?? 'no reason given';
  throw new DeliveryError(`slack: ${word}`, {
    retryable: PASSING.has(word),
    maybeSent: IN_DOUBT.has(word),
    ...(answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs }),
  });
}

function write(
  channel: SlackBotChannel,
  method: string,
  args: object,
  world: ChannelWorld,
): Promise<SlackAnswer> {
  return call(channel, method, { headers: JSON_BODY, body: JSON.stringify(args) }, world);
}

/** A message is named by its channel and time: `C0123ABCD/1700000000.000100`. */
function reference(ref: string | null): { channel: string; ts: string } | null {
  const [channel, ts] = ref?.split('/') ?? [];
  return channel && ts ? { channel, ts } : null;
}

/**
 * Posts with chat.postMessage: the first message about a story into the channel, the rest as replies in its thread.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export async function sendAsBot(
  channel: SlackBotChannel,
  dispatch: Dispatch,
  world: ChannelWorld,
): Promise<Receipt> {
  const message = {
    ...renderSlack(dispatch, channel.template),
    channel: channel.bot.channel,
    unfurl_links: false,
    unfurl_media: false,
  };
  const thread = reference(dispatch.first?.providerRef ?? null);
  let answer: SlackAnswer;
  try {
    const reply = thread === null ? message : { ...message, thread_ts: thread.ts };
    answer = await write(channel, 'chat.postMessage', reply, world);
  } catch (error) {
    // Somebody deleted the first message: the alert still has to be told.
    const gone = error instanceof DeliveryError && /: (?:thread|message)_not_found$/.test(error.message);
    if (!gone) throw error;
    answer = await write(channel, 'chat.postMessage', message, world);
  }
  return { providerRef: answer.ts ? `${answer.channel ?? channel.bot.channel}/${answer.ts}` : null };
}

/**
 * Looks for the metadata of an earlier try in the channel's history, or in the story's thread.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
export async function arrivedAtSlack(
  channel: SlackBotChannel,
  { key, since, firstRef }: EarlierTry,
  world: ChannelWorld,
): Promise<Arrival> {
  const thread = reference(firstRef);
  const method = thread === null ? 'conversations.history' : 'conversations.replies';
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const body = new URLSearchParams({
      channel: thread?.channel ?? channel.bot.channel,
      oldest: String(Math.floor(since.getTime() / 1_000) - CLOCKS_APART_S),
      limit: String(PAGE),
      include_all_metadata: 'true',
      ...(thread === null ? {} : { ts: thread.ts }),
      ...(cursor === '' ? {} : { cursor }),
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await call(channel, method, { headers, body }, world);
    const found = answer.messages?.find((message) => message.metadata?.event_payload?.id === key);
    if (found?.ts) {
      return { arrived: true, providerRef: `${thread?.channel ?? channel.bot.channel}/${found.ts}` };
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return { arrived: false, providerRef: null };
  }
  return { arrived: null, providerRef: null };
}

/**
 * Brings the counters and reports of the story's first message up to date after a reply.
 * https://docs.slack.dev/reference/methods/chat.update
 */
export async function refreshFirst(
  channel: SlackBotChannel,
  { alert, first }: Dispatch,
  world: ChannelWorld,
): Promise<void> {
  const message = reference(first?.providerRef ?? null);
  if (!first || message === null || alert.summary) return;
  const grown = renderSlack(
    { alert: withLatestCounters(first.alert, alert), possibleDuplicate: false },
    channel.template,
  );
  await write(channel, 'chat.update', { ...grown, ...message }, world);
}
