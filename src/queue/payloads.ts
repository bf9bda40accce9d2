import { PayloadError } from '../lib/errors.ts';
import type { Urgency } from '../model/urgency.ts';

/** The four queues, in the order an article passes them. */
export const QUEUE_NAMES = ['fetch', 'read', 'judge', 'alert'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** One fetch of one source. */
export interface FetchPayload {
  sourceId: string;
  seq: string;
}

/** One revision of one article, to be read. */
export interface ArticlePayload {
  id: string;
  revision: number;
}

/** Revisions of articles that came together, to be judged. */
export interface JudgePayload {
  articles: readonly ArticlePayload[];
}

/** Articles of one judge job at the most: a worker that is asked to stop finishes the job it has. */
const JUDGED_TOGETHER = 50;

/** One row of the ledger. */
export interface DeliveryPayload {
  id: string;
}

export interface Payloads {
  fetch: FetchPayload;
  read: ArticlePayload;
  judge: JudgePayload;
  alert: DeliveryPayload;
}

/**
 * The id of a job, from its row: enqueuing twice adds one job. No colons (BullMQ's own separator),
 * never all digits.
 */
export function jobId<Name extends QueueName>(queue: Name, payload: Payloads[Name]): string {
  const { articles = [], ...single } = payload as Partial<FetchPayload & ArticlePayload & JudgePayload>;
  const row = articles[0] ?? single;
  const more = articles.length > 1 ? `x${articles.length}` : undefined;
  const parts = [queue, single.sourceId ?? row.id, single.seq ?? row.revision, more];
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

function articlePayload(queue: 'read' | 'judge', data: unknown): ArticlePayload {
  const { id, revision } = fields(queue, data);
  if (!isId(id) || !Number.isSafeInteger(revision))
    throw new PayloadError(`${queue}: the job names no article revision`);
  return { id, revision: Number(revision) };
}

/** Checks the payload of a read job. Throws PayloadError. */
export function readPayload(data: unknown): ArticlePayload {
  return articlePayload('read', data);
}

/** Checks the payload of a judge job. Throws PayloadError. */
export function judgePayload(data: unknown): JudgePayload {
  const { articles } = fields('judge', data);
  if (!Array.isArray(articles) || articles.length === 0 || articles.length > JUDGED_TOGETHER)
    throw new PayloadError('judge: the job names no articles');
  return { articles: articles.map((article) => articlePayload('judge', article)) };
}

/** Articles that wait to be judged, as jobs: the most urgent first, and none in one job with a less urgent one. */
export function judgeJobs(
  articles: readonly (ArticlePayload & { urgency: Urgency })[],
): { payload: JudgePayload; urgency: Urgency }[] {
  const jobs: { payload: JudgePayload; urgency: Urgency }[] = [];
  const groups = Map.groupBy(articles, ({ urgency }) => urgency);
  for (const [urgency, group] of [...groups].sort(([a], [b]) => a - b)) {
    for (let from = 0; from < group.length; from += JUDGED_TOGETHER) {
      const together = group.slice(from, from + JUDGED_TOGETHER);
      jobs.push({ payload: { articles: together.map(({ id, revision }) => ({ id, revision })) }, urgency });
    }
  }
  return jobs;
}

/** Checks the payload of an alert job. Throws PayloadError. */
export function deliveryPayload(data: unknown): DeliveryPayload {
  const { id } = fields('alert', data);
  if (!isId(id)) throw new PayloadError('alert: the job names no delivery');
  return { id };
}
