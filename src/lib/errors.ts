/** What every typed error carries beside its message: the reason underneath, always passed on. */
interface ErrorDetail {
  cause?: unknown;
}

/** The configuration is wrong; `problems` has one line per problem: file, path in it, what was found, what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[], detail: ErrorDetail = {}) {
    super(problems.join('\n'), detail);
    this.problems = problems;
  }
}

/** What came in (a job payload, a line on stdin, an argument) has not the promised shape. Trying again cannot help. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/** Why a source or page could not be read, in one word an operator can act on. */
export const SOURCE_FAILURES = [
  'address-refused',
  'blocked',
  'not-found',
  'server-error',
  'rate-limited',
  'timeout',
  'too-large',
  'network',
  'tls',
  'redirects',
  'not-a-feed',
  'no-text',
  'no-article',
  'empty',
  'robots',
  'selectors',
] as const;
export type SourceFailure = (typeof SOURCE_FAILURES)[number];

interface SourceErrorDetail extends ErrorDetail {
  failure: SourceFailure;
  status?: number;
  retryAfterMs?: number;
}

/** Reading a source or a page failed. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly failure: SourceFailure;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  constructor(message: string, detail: SourceErrorDetail) {
    super(message, { cause: detail.cause });
    this.failure = detail.failure;
    this.status = detail.status;
    this.retryAfterMs = detail.retryAfterMs;
  }
}

/** One of several recipients of a message whom the other side refused. */
export interface Refusal {
  recipient: string;
  /** In one line, beginning with the channel's kind. */
  error: string;
  /** Could the same message be taken later? */
  retryable: boolean;
}

interface DeliveryErrorDetail extends ErrorDetail {
  /** Could the same message succeed later? */
  retryable: boolean;
  retryAfterMs?: number;
  /** Did the message perhaps arrive although the answer was lost? Then a second try may repeat it. */
  maybeSent?: boolean;
  /** Each recipient's own answer, where nobody got the message and they differ. */
  refused?: readonly Refusal[];
  /** Those who were refused where nobody got the message and the others may: each is tried apart from now on. */
  apart?: readonly Refusal[];
}

/** A channel did not take an alert. The message begins with the channel and never holds a secret. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly maybeSent: boolean;
  readonly refused: readonly Refusal[];
  readonly apart: readonly Refusal[];
  constructor(message: string, detail: DeliveryErrorDetail) {
    super(message, { cause: detail.cause });
    this.retryable = detail.retryable;
    this.retryAfterMs = detail.retryAfterMs;
    this.maybeSent = detail.maybeSent ?? false;
    this.refused = detail.refused ?? [];
    this.apart = detail.apart ?? [];
  }
}

/** The code that Node, PostgreSQL or a library gave an error (`ENOENT`, `57P01`); empty where there is none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The codes of an error and of all that caused it. */
export function codesOf(error: unknown): string[] {
  const errors: unknown[] = [error];
  for (let i = 0; i < errors.length && i < 20; i += 1) {
    const one = errors[i];
    if (one instanceof Error) errors.push(one.cause, ...(one instanceof AggregateError ? one.errors : []));
  }
  return errors.map(codeOf).filter((code) => code !== '');
}

/** One line for people, from anything thrown: the message and the chain of causes, without a stack. */
export function errorLine(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  while (current instanceof Error && parts.length < 4) {
    const text = current.message.replaceAll(/\s*\n\s*/g, '; ');
    // A wrapper often quotes what it wraps.
    if (text && !parts.some((part) => part.includes(text))) parts.push(text);
    current = current.cause;
  }
  if (parts.length === 0) parts.push(String(error));
  return parts.join(': ');
}
