import type { Refusal } from '../lib/errors.ts';
import type { Alert } from './alert.ts';

export const CHANNEL_KINDS = ['console', 'slack', 'email', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export interface ConsoleChannel {
  id: string;
  kind: 'console';
}

export interface SlackWebhookChannel {
  id: string;
  kind: 'slack';
  /** Incoming webhook address: a secret. */
  url: string;
  allowPrivate: boolean;
}

export interface SlackBotChannel {
  id: string;
  kind: 'slack';
  bot: {
    /** xoxb-…: a secret. */
    token: string;
    /** The id of a conversation, such as C0123ABCD. */
    channel: string;
    /** Base of Slack's Web API, with a slash at its end. */
    apiUrl: string;
  };
  allowPrivate: boolean;
}

export interface EmailChannel {
  id: string;
  kind: 'email';
  /** smtp:// or smtps:// address with credentials: a secret. */
  smtpUrl: string;
  from: string;
  to: string[];
  allowPrivate: boolean;
}

export interface WebhookChannel {
  id: string;
  kind: 'webhook';
  url: string;
  /** Standard Webhooks signing secret (whsec_…), or null to send unsigned. */
  secret: string | null;
  allowPrivate: boolean;
}

export type Channel = ConsoleChannel | SlackWebhookChannel | SlackBotChannel | EmailChannel | WebhookChannel;

/** What a channel is asked to send: one alert under one idempotency key. */
export interface Dispatch {
  alert: Alert;
  /** A repeat of a try whose outcome is unknown: the recipient is told it may be a duplicate. */
  possibleDuplicate: boolean;
  /** The message that told this channel of the story first; null or absent when this is it. */
  first?: { alert: Alert; providerRef: string } | null;
  /** Only these of the channel's recipients: the others have it. Null or absent: all of them. */
  recipients?: readonly string[] | null;
}

/** What the other side said of a message it took. */
export interface Receipt {
  /** What it called the message, where it says so. */
  providerRef: string | null;
  /** Recipients it refused, although it took the message for others. */
  refused?: readonly Refusal[];
}
