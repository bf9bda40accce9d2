import type { Refusal } from '../../lib/errors.ts';
import { refusal } from './recipients.ts';

/**
 * What was heard of a conversation with a mail server. nodemailer's errors do not say it: a session that the server
 * ends in the middle is one error, whoever was granted or refused before, and a connection lost after DATA is reported
 * like one that never was (`ECONNECTION`, command `CONN`).
 */
export interface Hearing {
  /** nodemailer tells it every line (`transactionLog`). */
  logger: object;
  /**
   * Was the message itself handed over to its end? Until the line with the single dot no server has a message
   * (RFC 5321, 4.1.1.4), and nodemailer tells of it once it is written.
   */
  handedOver(): boolean;
  /** Was anybody granted the message (RCPT TO)? */
  hasGranted(): boolean;
  /** The recipients that were refused it, in their order. */
  refused(): Refusal[];
  /** The recipients for whom no answer was heard. */
  unheard(): string[];
}

interface Entry {
  tnx?: string;
}

const SENDER = /^MAIL FROM:/i;
const RECIPIENT = /^RCPT TO:<(.*)>/i;
const isGrant = (code: number): boolean => code >= 200 && code < 300;

/** Hears one conversation about one message. */
export function hearing(): Hearing {
  let handedOver = false;
  let isSenderGranted = false;
  /** The commands that were not answered yet, the oldest first. */
  let unanswered: string[] = [];
  const answers = new Map<string, number>();

  function answered(command: string, reply: string): void {
    const code = Number(/^\d{3}/.exec(reply)?.[0] ?? 0);
    if (SENDER.test(command)) isSenderGranted = isGrant(code);
    const recipient = RECIPIENT.exec(command)?.[1];
    // Without a sender every recipient is refused, whoever it is.
    if (recipient !== undefined && isSenderGranted) answers.set(recipient, code);
  }

  function hear({ tnx }: Entry, text?: unknown): void {
    const line = typeof text === 'string' ? text : '';
    if (tnx === 'message') handedOver = true;
    if (tnx === 'client') {
      // What came before this message is answered.
      if (SENDER.test(line)) unanswered = [];
      unanswered.push(line);
    }
    if (tnx === 'server') answered(unanswered.shift() ?? '', line);
  }
  const ignore = (): void => {};
  return {
    logger: { trace: hear, debug: hear, info: hear, warn: ignore, error: ignore, fatal: ignore },
    handedOver: () => handedOver,
    hasGranted: () => [...answers.values()].some(isGrant),
    refused: () =>
      [...answers].flatMap(([recipient, code]) =>
        isGrant(code) ? [] : [refusal(recipient, code === 0 ? null : code)],
      ),
    unheard: () => unanswered.flatMap((command) => RECIPIENT.exec(command)?.[1] ?? []),
  };
}
