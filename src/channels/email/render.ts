import { createHash } from 'node:crypto';
import { listed, plainLine } from '../../alerts/foreign-text.ts';
import { shortHeadline } from '../../alerts/headline.ts';
import { AMPLE } from '../../alerts/render/room.ts';
import { viewOf } from '../../alerts/render/view.ts';
import { fillTemplate, type Template } from '../../alerts/template.ts';
import type { Dispatch } from '../../model/channel.ts';
import { emailHtml, emailTemplateHtml } from './render-html.ts';
import { emailTemplateText, emailText } from './render-text.ts';

/** A mail ready to send; header values hold no line breaks. */
export interface EmailMessage {
  subject: string;
  html: string;
  text: string;
  /** In angle brackets, as the header has it. */
  messageId: string;
  /** The thread, oldest first, for References; its last is In-Reply-To. */
  references: string[];
  /** The other headers. */
  headers: Record<string, string>;
}

interface EmailOptions {
  from: string;
  to: readonly string[];
  template?: Template | undefined;
  /** An https: or mailto: address for List-Unsubscribe. */
  unsubscribe?: string | null;
}

const TEST = 'TEST: ';

/** What phones show of a subject before they cut it. */
const SUBJECT_LENGTH = 70;
/** Of an operator's own form, who may want more. */
const OWN_SUBJECT_LENGTH = 150;

const WORDS = { critical: 'CRITICAL', high: 'High', medium: 'Medium', low: 'Low', info: 'Info' } as const;

/** The part after the @ of the sender, for message ids; `localhost` where there is none. */
function domainOf(from: string): string {
  return /@([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}

/** RFC 5322 allows few characters on the left of a message id, so anything else becomes a hash of it. */
function messageId(kind: string, id: string, domain: string): string {
  const safe = /^[A-Za-z0-9_-]{1,100}$/.test(id)
    ? id
    : createHash('sha256').update(id).digest('hex').slice(0, 32);
  return `<rasid.${kind}.${safe}@${domain}>`;
}

function subjectOf(dispatch: Dispatch): string {
  const { alert } = dispatch;
  if (alert.summary || alert.notice) return plainLine(alert.headline, SUBJECT_LENGTH);
  const update = alert.event === 'opened' ? '' : ' update';
  const prefix = `${alert.test ? TEST : ''}${WORDS[alert.severity]}${update}: `;
  // A headline says TEST too: here it stands before the severity.
  const room = SUBJECT_LENGTH - prefix.length + (alert.test ? TEST.length : 0);
  const about = shortHeadline(alert, room);
  return plainLine(prefix + (alert.test ? about.replace(TEST, '') : about), SUBJECT_LENGTH);
}

/**
 * An alert as a mail. The Message-ID derives from the alert's id, so a second attempt is the same message to the
 * recipient's server; all mails of a story refer to one made-up root, so clients show them as one thread.
 */
export function renderEmail(dispatch: Dispatch, options: EmailOptions): EmailMessage {
  const { alert } = dispatch;
  const view = viewOf(dispatch, AMPLE);
  const filled = fillTemplate(options.template, dispatch, AMPLE);
  const domain = domainOf(options.from);
  const unsubscribe = options.unsubscribe?.replace(/[\s<>]/g, '');
  const footer = [
    `Rasid${view.topics ? ` · ${view.topics}` : ''} · alert ${plainLine(alert.id, 80)}`,
    `Sent to ${listed(options.to, 3)}`,
    ...(unsubscribe ? [`Unsubscribe: ${unsubscribe}`] : []),
  ];
  return {
    subject: filled ? plainLine(filled.title, OWN_SUBJECT_LENGTH) : subjectOf(dispatch),
    html: filled ? emailTemplateHtml(filled, footer) : emailHtml(view, footer),
    text: filled ? emailTemplateText(filled, footer) : emailText(view, footer),
    messageId: messageId('alert', alert.id, domain),
    references: [messageId('story', alert.storyId, domain)],
    headers: {
      'List-Id': `Rasid alerts <rasid.${domain}>`,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(alert.test ? { 'X-Rasid-Test': 'true' } : {}),
      ...(unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>` } : {}),
    },
  };
}
