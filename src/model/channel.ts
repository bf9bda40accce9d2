import type { Alert } from './alert.ts';

export const CHANNEL_KINDS = ['console', 'slack', 'email', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export interface ConsoleChannel {
  id: string;
  kind: 'console';
}

export interface SlackChannel {
  id: string;
  kind: 'slack';
  /** Incoming webhook address: a secret. */
  url: string;
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

export type Channel = ConsoleChannel | SlackChannel | EmailChannel | WebhookChannel;

/** What a channel is asked to send: one alert under one idempotency key. */
export interface Dispatch {
  alert: Alert;
  /** A repeat of a try whose outcome is unknown: the recipient is told it may be a duplicate. */
  possibleDuplicate: boolean;
}

/** What the other side called the message, where it says so. */
export interface Receipt {
  providerRef: string | null;
}
