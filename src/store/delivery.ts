import type { Alert } from '../model/alert.ts';
import { columns } from './columns.ts';
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

/** The row as SQL gives it, of these columns. */
export type DeliveryRow = Omit<Delivery, 'alert'> & { alert: unknown };
export const DELIVERY_COLUMNS =
  columns(`id kind storyId channel recipients idempotencyKey alert state attempts possibleDuplicate cleared
  why waitsUntil mergedInto providerRef error nextTryAt sendingSince createdAt sentAt`);

const alertOf = (row: DeliveryRow): Alert => readStored(STORED.deliveryAlert, row.id, row.alert);

/** A row as the rest of the code reads it. Throws StoredRowError where its alert cannot be read. */
export const asDelivery = (row: DeliveryRow): Delivery => ({ ...row, alert: alertOf(row) });

/** A row as lists show it. */
export const asListed = (row: DeliveryRow): ListedDelivery => ({
  ...row,
  alert: readableOrNull(() => alertOf(row)),
});
