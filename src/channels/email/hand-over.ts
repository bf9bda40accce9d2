import { DeliveryError, errorLine, type Refusal } from '../../lib/errors.ts';
import type { Receipt } from '../../model/channel.ts';
import { among } from './recipients.ts';
import type { Session } from './session.ts';

/** What nodemailer says of a failed conversation. */
interface SmtpError {
  responseCode?: number;
  code?: string;
}

const said = (cause: unknown): SmtpError => (cause instanceof Error ? cause : {}) as SmtpError;

/** 5xx is the server's last word (RFC 5321, 4.2.1). */
function isFinal(cause: unknown): boolean {
  const { responseCode, code } = said(cause);
  return responseCode === undefined ? code === 'EAUTH' || code === 'EENVELOPE' : responseCode >= 500;
}

/** What it failed with, without the secrets of the server's address. */
function reason(cause: unknown, smtpUrl: string): string {
  const { responseCode } = said(cause);
  const secrets = URL.parse(smtpUrl);
  return [smtpUrl, secrets?.password, secrets?.username]
    .filter((secret): secret is string => secret !== undefined && secret.length > 2)
    .reduce(
      (text, secret) => text.replaceAll(secret, '[secret]'),
      responseCode === undefined ? errorLine(cause) : `status ${responseCode}`,
    );
}

/** The recipients without those who were refused. */
const without = (to: readonly string[], refused: readonly Refusal[]): string[] =>
  among(
    to,
    refused.map(({ recipient }) => recipient),
    false,
  );

/** Did a conversation fail before the message was handed over, and not for good? */
const mayBeRepeated = ({ messageId, cause, heard }: Session): boolean =>
  messageId === null && !heard.handedOver() && !isFinal(cause);

/** What one recipient is refused for good another may be granted later. */
const isMixed = (refused: readonly Refusal[]): boolean =>
  new Set(refused.map(({ retryable }) => retryable)).size > 1;

/**
 * Hands a mail to its server, which may refuse single recipients. One that ends the session over it (421, or 4xx and it
 * hangs up) has taken the mail for nobody: the others are tried at once in a second session. Where that fails too,
 * those who were refused are tried apart from now on, so that they do not hold up the others for ever; but not where
 * each session ended with the first recipient that was named, whoever it was: that is the server's state.
 */
export async function handOver(
  to: readonly string[],
  converseWith: (to: readonly string[]) => Promise<Session>,
  smtpUrl: string,
): Promise<Receipt> {
  const first = await converseWith(to);
  const others = without(to, first.refused);
  const second =
    mayBeRepeated(first) && others.length > 0 && others.length < to.length
      ? await converseWith(others)
      : null;
  const last = second ?? first;
  const refused = [...first.refused, ...(second?.refused ?? [])];
  if (last.messageId !== null) return { providerRef: last.messageId, refused };

  const isNobodyLeft = without(to, refused).length === 0;
  const isServers =
    (second?.refused ?? []).length > 0 && !first.heard.hasGranted() && !last.heard.hasGranted();
  const wasHeard = [first, last].some(({ heard }) => heard.refused().length > 0);
  const { responseCode } = said(last.cause);
  throw new DeliveryError(`email: ${reason(last.cause, smtpUrl)}`, {
    retryable: !isFinal(last.cause),
    // A lost connection after DATA may hide an acceptance, and 421 may come in place of the answer to DATA: the server
    // goes away (RFC 5321, 3.8).
    maybeSent: last.heard.handedOver() && (responseCode === undefined || responseCode === 421),
    refused: isNobodyLeft && isMixed(refused) ? refused : [],
    apart: mayBeRepeated(last) && !isNobodyLeft && !isServers && wasHeard ? refused : [],
    cause: undefined,
  });
}
