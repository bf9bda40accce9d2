import { MINUTE_MS } from '../../lib/durations.ts';
import type { Refusal } from '../../lib/errors.ts';
import { type Hearing, hearing } from './hearing.ts';
import { refusalsIn, unanswered } from './recipients.ts';
import type { EmailMessage } from './render.ts';
import type { EmailChannel } from './settings.ts';

/** nodemailer's own limits are per step (nodemailer #1479); this one is for all conversations about a message. */
const TOTAL_MS = MINUTE_MS;
const STEP_MS = 20_000;

/** One conversation about one message with some of its recipients. */
export interface Session {
  to: readonly string[];
  heard: Hearing;
  /** Who was refused, or may have been: see `refusedIn`. */
  refused: Refusal[];
  /** The Message-ID of a mail that was taken; null where the conversation failed. */
  messageId: string | null;
  /** What it failed with. */
  cause: unknown;
}

/**
 * Who was refused in a conversation that failed. nodemailer hears no more answers once the server has gone, though they
 * came: where it granted the mail to some, and nobody's refusal was heard, it went over one of the rest.
 */
function refusedIn(heard: Hearing): Refusal[] {
  const refused = heard.refused();
  return refused.length > 0 || !heard.hasGranted() ? refused : heard.unheard().map(unanswered);
}

/** When conversations have to end, answered or not. */
interface Deadline {
  /** Aborted then, with the reason. */
  signal: AbortSignal;
  clear(): void;
}

/** The end of a minute, or of the process. */
export function deadline(lettingGo: AbortSignal): Deadline {
  const controller = new AbortController();
  const end = (why: string): void => controller.abort(new Error(why));
  const timer = setTimeout(() => end(`not done within ${TOTAL_MS} ms`), TOTAL_MS);
  const letGo = (): void => end('let go of, since Rasid stops');
  lettingGo.addEventListener('abort', letGo);
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      lettingGo.removeEventListener('abort', letGo);
    },
  };
}

/** Hands a mail to the server for these recipients: one connection, one try. Throws nothing. */
export async function converse(
  channel: EmailChannel,
  mail: EmailMessage,
  { from, to }: { from: string; to: readonly string[] },
  signal: AbortSignal,
): Promise<Session> {
  const heard = hearing();
  // Loaded for the first mail: every command that reads settings reads this folder.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    // With the address as an argument of its own, the rest would be defaults of messages, not limits.
    url: channel.smtpUrl,
    logger: heard.logger,
    transactionLog: true,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object);
  try {
    // What was given up must not be delivered after all: an abort ends the connection.
    signal.throwIfAborted();
    const sent = await transport.sendMail({
      from: channel.from,
      to: channel.to,
      envelope: { from, to: [...to] },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      references: mail.references,
      ...(mail.references.length > 0 ? { inReplyTo: mail.references.at(-1) } : {}),
      headers: mail.headers,
      signal,
    });
    return { to, heard, refused: refusalsIn(sent), messageId: sent.messageId, cause: null };
  } catch (cause) {
    const failed = { to, heard, messageId: null };
    return signal.aborted
      ? { ...failed, refused: heard.refused(), cause: signal.reason }
      : { ...failed, refused: refusedIn(heard), cause };
  } finally {
    transport.close();
  }
}
