import { DeliveryError, errorLine, SourceError } from '../lib/errors.ts';
import type { Post, PostAnswer, PostRequest } from '../model/post.ts';

/** Statuses that a later try may change: time-outs, conflicts, rate limits and the server's own troubles. */
const passing = (status: number): boolean =>
  status === 408 || status === 409 || status === 425 || status === 429 || status >= 500;

/**
 * Statuses of a gateway that got no good answer from behind it, Cloudflare's among them: it does not know what became
 * of the message. Any other refusal says that the message was not taken (RFC 9110, 15.6).
 */
const GATEWAY: ReadonlySet<number> = new Set([502, 504, 520, 524]);

/** Nobody was reached, so nothing was sent. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  const left: unknown[] = [error];
  for (let i = 0; i < left.length && i < 20; i += 1) {
    const one = left[i];
    if (!(one instanceof Error)) continue;
    if ('code' in one && typeof one.code === 'string') codes.push(one.code);
    left.push(one.cause, ...(one instanceof AggregateError ? one.errors : []));
  }
  return codes;
}

/**
 * Posts an alert for a channel and turns every way it can fail into a DeliveryError that begins with the channel's
 * kind, says whether to try again, and never holds the address (it may be a secret). `doubtful`: statuses
 * of this kind of channel after which the message may be there all the same.
 */
export async function postAlert(
  kind: string,
  post: Post,
  url: string,
  request: PostRequest,
  doubtful: readonly number[] = [],
): Promise<PostAnswer> {
  let answer: PostAnswer;
  try {
    answer = await post(url, request);
  } catch (cause) {
    const refused =
      cause instanceof SourceError && (cause.failure === 'address-refused' || cause.failure === 'tls');
    // No answer: the message may have arrived all the same, unless no connection was ever made.
    const unanswered =
      cause instanceof SourceError && (cause.failure === 'timeout' || cause.failure === 'network');
    const maybeSent = unanswered && !codesOf(cause).some((code) => NEVER_CONNECTED.has(code));
    throw new DeliveryError(`${kind}: ${errorLine(cause).replaceAll(url, '[address]')}`, {
      retryable: !refused,
      maybeSent,
    });
  }
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new DeliveryError(`${kind}: status ${answer.status}`, {
    retryable: passing(answer.status),
    maybeSent: GATEWAY.has(answer.status) || doubtful.includes(answer.status),
    ...(answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs }),
  });
}
