import { PayloadError } from '../lib/errors.ts';

/** The four queues, in the order an article passes them. */
export const QUEUE_NAMES = ['fetch', 'read', 'judge', 'alert'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** One fetch of one source. */
export interface FetchPayload {
  sourceId: string;
  seq: string;
}

/** One revision of one article, to be read or judged. */
export interface ArticlePayload {
  id: string;
  revision: number;
}

/** One row of the ledger. */
export interface DeliveryPayload {
  id: string;
}

export interface Payloads {
  fetch: FetchPayload;
  read: ArticlePayload;
  judge: ArticlePayload;
  alert: DeliveryPayload;
}

/**
 * The id of a job, from the row it rings for: ringing twice adds one job. No colons (BullMQ's own separator),
 * never all digits.
 */
export function jobId<Name extends QueueName>(queue: Name, payload: Payloads[Name]): string {
  const row = payload as Partial<FetchPayload & ArticlePayload>;
  const parts = [queue, row.sourceId ?? row.id, row.seq ?? row.revision];
  return parts.filter((part) => part !== undefined).join('-');
}

function fields(queue: QueueName, data: unknown): Record<string, unknown> {
  if (data === null || typeof data !== 'object')
    throw new PayloadError(`${queue}: the job carries no object`);
  return data as Record<string, unknown>;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^\d{1,19}$/.test(value);

/** Checks the payload of a fetch job. Throws PayloadError. */
export function fetchPayload(data: unknown): FetchPayload {
  const { sourceId, seq } = fields('fetch', data);
  if (typeof sourceId !== 'string' || !isId(seq))
    throw new PayloadError('fetch: the job names no source and fetch');
  return { sourceId, seq };
}

/** Checks the payload of a read or judge job. Throws PayloadError. */
export function articlePayload(queue: 'read' | 'judge', data: unknown): ArticlePayload {
  const { id, revision } = fields(queue, data);
  if (!isId(id) || !Number.isSafeInteger(revision))
    throw new PayloadError(`${queue}: the job names no article revision`);
  return { id, revision: Number(revision) };
}

/** Checks the payload of an alert job. Throws PayloadError. */
export function deliveryPayload(data: unknown): DeliveryPayload {
  const { id } = fields('alert', data);
  if (!isId(id)) throw new PayloadError('alert: the job names no delivery');
  return { id };
}
