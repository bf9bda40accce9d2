import type { Refusal } from '../lib/errors.ts';
import type { Alert } from './alert.ts';

/** What a channel is asked to send: one alert under one idempotency key. */
export interface Dispatch {
  alert: Alert;
  /** A repeat of a try whose outcome is unknown: the recipient is told it may be a duplicate. */
  possibleDuplicate: boolean;
  /** The message that told this channel of the story first; null or absent when this is it. */
  first?: { alert: Alert; providerRef: string } | null;
  /** Only these of the channel's recipients: the others have it. Null or absent: all of them. */
  recipients?: readonly string[] | null;
  /** None of these: they were refused an earlier try, and each has a delivery of its own. */
  apart?: readonly string[];
}

/** What the other side said of a message it took. */
export interface Receipt {
  /** What it called the message, where it says so. */
  providerRef: string | null;
  /** Recipients it refused, although it took the message for others. */
  refused?: readonly Refusal[];
}
