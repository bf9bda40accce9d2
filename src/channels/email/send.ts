import { MINUTE_MS } from '../../lib/durations.ts';
import { DeliveryError, errorLine } from '../../lib/errors.ts';
import type { ChannelKind } from '../contract.ts';
import { bareAddress, refusalsIn } from './recipients.ts';
import { renderEmail } from './render.ts';
import { type EmailChannel, emailSettings } from './settings.ts';

/** nodemailer's own limits are per step (nodemailer #1479); this one is for the whole conversation. */
const TOTAL_MS = MINUTE_MS;
const STEP_MS = 20_000;

/** What nodemailer says of a failed conversation. */
interface SmtpError {
  responseCode?: number;
  code?: string;
}

/**
 * Hears whether the message itself was handed over to its end. nodemailer's errors do not say it: a connection lost
 * after DATA is reported like one that never was (`ECONNECTION`, command `CONN`). Until the line with the single dot
 * no server has a message (RFC 5321, 4.1.1.4), and nodemailer tells of it once it is written.
 */
function listenForData(): { logger: object; handedOver(): boolean } {
  let handedOver = false;
  const hear = (entry: { tnx?: string }): void => {
    if (entry.tnx === 'message') handedOver = true;
  };
  const ignore = (): void => {};
  const logger = { trace: hear, debug: hear, info: hear, warn: ignore, error: ignore, fatal: ignore };
  return { logger, handedOver: () => handedOver };
}

function deliveryError(cause: unknown, smtpUrl: string, handedOver: boolean): DeliveryError {
  const { responseCode, code } = (cause instanceof Error ? cause : {}) as SmtpError;
  const said = responseCode === undefined ? errorLine(cause) : `status ${responseCode}`;
  const secrets = URL.parse(smtpUrl);
  const line = [smtpUrl, secrets?.password, secrets?.username]
    .filter((secret): secret is string => secret !== undefined && secret.length > 2)
    .reduce((text, secret) => text.replaceAll(secret, '[secret]'), said);
  const refused = cause instanceof Error ? refusalsIn(cause) : [];
  // What one recipient is refused for good another may be granted later.
  const isMixed = refused.some((one) => one.retryable) && refused.some((one) => !one.retryable);
  // 5xx is the server's last word (RFC 5321, 4.2.1); a lost connection after DATA may hide an acceptance.
  const final = responseCode === undefined ? code === 'EAUTH' || code === 'EENVELOPE' : responseCode >= 500;
  return new DeliveryError(`email: ${line}`, {
    retryable: !final,
    // 421 may come in place of the answer to DATA: the server goes away (RFC 5321, 3.8).
    maybeSent: handedOver && (responseCode === undefined || responseCode === 421),
    refused: isMixed ? refused : [],
    cause: undefined,
  });
}

/** The addresses to hand the mail to: all of the channel's, or those of them that do not have it yet. */
function envelopeOf(channel: EmailChannel, wanted: readonly string[] | null): string[] {
  const all = channel.to.map(bareAddress);
  const left = wanted === null ? all : wanted.filter((address) => all.includes(address));
  if (left.length > 0) return left;
  throw new DeliveryError(`email: ${wanted?.join(', ')}: no recipient of the channel any more`, {
    retryable: false,
  });
}

/**
 * Sends mail through an SMTP server: one conversation a message, a Message-ID that a repeat shares. A server may take
 * it for some recipients and refuse others: the receipt names them, each with its answer.
 */
export const emailChannel: ChannelKind<EmailChannel> = {
  settings: emailSettings,
  show(channel, dispatch) {
    const { subject, text } = renderEmail(dispatch, channel);
    return `Subject: ${subject}\n\n${text}`;
  },
  async send(channel, dispatch, { mayReach, lettingGo }) {
    const host = URL.parse(channel.smtpUrl)?.hostname ?? '';
    if (!(await mayReach(host, channel.allowPrivate))) {
      throw new DeliveryError(
        'email: address refused: private, and the channel does not say allowPrivate: true',
        {
          retryable: false,
        },
      );
    }
    const envelope = {
      from: bareAddress(channel.from),
      to: envelopeOf(channel, dispatch.recipients ?? null),
    };
    const mail = renderEmail(dispatch, channel);
    const { logger, handedOver } = listenForData();
    // Loaded for the first mail: every command that reads settings reads this folder.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      // With the address as an argument of its own, the rest would be defaults of messages, not limits.
      url: channel.smtpUrl,
      logger,
      transactionLog: true,
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as object);
    let timer: NodeJS.Timeout | undefined;
    let letGo = (): void => {};
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${TOTAL_MS} ms`)), TOTAL_MS);
      letGo = () => reject(new Error('let go of, since Rasid stops'));
      lettingGo.addEventListener('abort', letGo);
    });
    try {
      const sent = await Promise.race([
        transport.sendMail({
          from: channel.from,
          to: channel.to,
          envelope,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          references: mail.references,
          ...(mail.references.length > 0 ? { inReplyTo: mail.references.at(-1) } : {}),
          headers: mail.headers,
        }),
        late,
      ]);
      return { providerRef: sent.messageId, refused: refusalsIn(sent) };
    } catch (cause) {
      throw deliveryError(cause, channel.smtpUrl, handedOver());
    } finally {
      clearTimeout(timer);
      lettingGo.removeEventListener('abort', letGo);
      transport.close();
    }
  },
  async arrived() {
    return { arrived: null, providerRef: null };
  },
};
