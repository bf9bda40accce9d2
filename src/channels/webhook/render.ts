import { createHmac } from 'node:crypto';
import { newsLine } from '../../alerts/change-words.ts';
import type { Alert } from '../../model/alert.ts';
import type { Dispatch } from '../../model/channel.ts';

/** The body of a webhook, as schemas/webhook.schema.json publishes it. */
export interface WebhookBody extends Omit<Alert, 'whatsNew'> {
  /** The version of this body; new fields may come within one version, none goes. */
  version: 1;
  /** What is new, in English; empty when the story opens. */
  whatsNew: string;
  /** What the message is about: one story, many stories, or Rasid's own operation. */
  kind: 'story' | 'summary' | 'operations';
  /** A repeat of an attempt whose outcome is unknown: compare `id`. */
  possibleDuplicate: boolean;
}

/**
 * One JSON object an alert. `id` is the idempotency key: a receiver that has seen it may answer 200 and do nothing.
 * Texts are the originals, unescaped: whoever shows them escapes for their own medium.
 */
export function renderWebhook({ alert, possibleDuplicate }: Dispatch): WebhookBody {
  const kind = alert.notice ? 'operations' : alert.summary ? 'summary' : 'story';
  return { version: 1, kind, ...alert, whatsNew: newsLine(alert.whatsNew), possibleDuplicate };
}

const SECRET_PREFIX = 'whsec_';

/**
 * The headers of Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`
 * with the base64 part of a `whsec_…` secret. `body` is the exact text that is sent.
 */
export function signWebhook(
  secret: string,
  id: string,
  timestampSeconds: number,
  body: string,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const key = Buffer.from(
    secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret,
    'base64',
  );
  const timestamp = String(Math.floor(timestampSeconds));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
