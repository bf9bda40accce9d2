import type { Alert } from '../model/alert.ts';
import { readableOrNull, readStored, STORED } from './stored.ts';

/**
 * `pending` (perhaps waiting on purpose: see `why`), `sending`, `sent`, `failed` (tried again), `dead` (given up),
 * `merged` (told within another delivery), `muted` (a silence or inhibition said so).
 */
export const DELIVERY_STATES = ['pending', 'sending', 'sent', 'failed', 'dead', 'merged', 'muted'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A story event; a living story told again; many stories held back by a rate cap; a digest; what happened to Rasid itself. */
type DeliveryKind = 'event' | 'repeat' | 'summary' | 'digest' | 'operations';

/** One row of the ledger: one message, or a part of one, on its way to one channel. */
export interface Delivery {
  id: string;
  kind: DeliveryKind;
  /** Null in a message about many stories. */
  storyId: string | null;
  channel: string;
  /** Only these of the channel's recipients, as the others got it; null: all of them. */
  recipients: string[] | null;
  idempotencyKey: string;
  alert: Alert;
  state: DeliveryState;
  attempts: number;
  possibleDuplicate: boolean;
  /** Past grouping, silences, quiet hours and caps. */
  cleared: boolean;
  /** Why it went out, waits or was muted, in words. */
  why: string | null;
  /** Until when it waits on purpose. */
  waitsUntil: Date | null;
  mergedInto: string | null;
  providerRef: string | null;
  error: string | null;
  nextTryAt: Date;
  sendingSince: Date | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** A row of the ledger as people look at it: null for an alert that cannot be read. */
export interface ListedDelivery extends Omit<Delivery, 'alert'> {
  alert: Alert | null;
}

/** The row as SQL gives it. */
export interface DeliveryRow {
  id: string;
  kind: DeliveryKind;
  story_id: string | null;
  channel: string;
  recipients: string[] | null;
  idempotency_key: string;
  alert: unknown;
  state: DeliveryState;
  attempts: number;
  possible_duplicate: boolean;
  cleared: boolean;
  why: string | null;
  waits_until: Date | null;
  merged_into: string | null;
  provider_ref: string | null;
  error: string | null;
  next_try_at: Date;
  sending_since: Date | null;
  created_at: Date;
  sent_at: Date | null;
}

const idOrNull = (id: string | null): string | null => (id === null ? null : String(id));

const withoutAlert = (row: DeliveryRow): Omit<Delivery, 'alert'> => ({
  id: String(row.id),
  kind: row.kind,
  storyId: idOrNull(row.story_id),
  channel: row.channel,
  recipients: row.recipients,
  idempotencyKey: row.idempotency_key,
  state: row.state,
  attempts: row.attempts,
  possibleDuplicate: row.possible_duplicate,
  cleared: row.cleared,
  why: row.why,
  waitsUntil: row.waits_until,
  mergedInto: idOrNull(row.merged_into),
  providerRef: row.provider_ref,
  error: row.error,
  nextTryAt: row.next_try_at,
  sendingSince: row.sending_since,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

const alertOf = (row: DeliveryRow): Alert => readStored(STORED.deliveryAlert, String(row.id), row.alert);

/** A row as the rest of the code reads it. Throws StoredRowError where its alert cannot be read. */
export const asDelivery = (row: DeliveryRow): Delivery => ({ ...withoutAlert(row), alert: alertOf(row) });

/** A row as lists show it. */
export const asListed = (row: DeliveryRow): ListedDelivery => ({
  ...withoutAlert(row),
  alert: readableOrNull(() => alertOf(row)),
});
