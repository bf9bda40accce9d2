import { codesOf, DeliveryError, errorLine, SourceError } from '../lib/errors.ts';
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
  'PROXY_REFUSED',
]);

/**
 * One exchange for a channel; any status is an answer. Throws DeliveryError where none came: it begins with the
 * channel's kind, says whether to try again, and never holds the address (it may be a secret).
 */
export async function exchange(
  kind: string,
  post: Post,
  url: string,
  request: PostRequest,
): Promise<PostAnswer> {
  try {
    return await post(url, request);
  } catch (cause) {
    // A certificate that has expired is renewed: what fails by TLS is tried again.
    const refused = cause instanceof SourceError && cause.failure === 'address-refused';
    // No answer: the message may have arrived all the same, unless no connection was ever made.
    const unanswered =
      cause instanceof SourceError && (cause.failure === 'timeout' || cause.failure === 'network');
    const maybeSent = unanswered && !codesOf(cause).some((code) => NEVER_CONNECTED.has(code));
    throw new DeliveryError(`${kind}: ${errorLine(cause).replaceAll(url, '[address]')}`, {
      retryable: !refused,
      maybeSent,
    });
  }
}

/** Headers of a body in JSON. */
export const JSON_BODY = { 'content-type': 'application/json; charset=utf-8' } as const;

/** An answer in JSON as far as it can be read; of anything else, nothing is known. */
export function jsonAnswer<Said extends object>({ body }: PostAnswer): Partial<Said> {
  try {
    const said: unknown = JSON.parse(body);
    return said !== null && typeof said === 'object' ? said : {};
  } catch {
    return {};
  }
}

export const isAccepted = ({ status }: PostAnswer): boolean => status >= 200 && status < 300;

/**
 * What an answer other than 2xx means, going by its status alone; `said` is what the other side says of it in words
 * that hold no secret, `retryAfterMs` how long it asks to wait, where it says so elsewhere than in the header, and
 * `doubtful` the statuses of this kind of channel after which the message may be there all the same.
 */
export function statusError(
  kind: string,
  answer: PostAnswer,
  {
    said = '',
    retryAfterMs = answer.retryAfterMs,
    doubtful = [],
  }: { said?: string; retryAfterMs?: number | null; doubtful?: readonly number[] } = {},
): DeliveryError {
  const words = said === '' ? '' : `: ${said}`;
  return new DeliveryError(`${kind}: status ${answer.status}${words}`, {
    retryable: passing(answer.status),
    maybeSent: GATEWAY.has(answer.status) || doubtful.includes(answer.status),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

/** Posts an alert where a 2xx means that it was taken; `doubtful` as for statusError. Throws DeliveryError. */
export async function postAlert(
  kind: string,
  post: Post,
  url: string,
  request: PostRequest,
  doubtful: readonly number[] = [],
): Promise<PostAnswer> {
  const answer = await exchange(kind, post, url, request);
  if (isAccepted(answer)) return answer;
  throw statusError(kind, answer, { doubtful });
}
