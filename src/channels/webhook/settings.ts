import { z } from 'zod';
import {
  allowPrivate,
  channelId,
  channelSettings,
  openAddress,
  type SecretForm,
  variable,
  webAddress,
} from '../entry.ts';

export interface WebhookChannel {
  id: string;
  kind: 'webhook';
  url: string;
  /** Standard Webhooks signing secret (whsec_…), or null to send unsigned. */
  secret: string | null;
  allowPrivate: boolean;
}

/** Of what is no base64 nothing is left to sign with. */
const SIGNING_SECRET: SecretForm = {
  fits: (value) => /^(?:whsec_)?[\w+/-]+={0,2}$/.test(value) && value !== 'whsec_',
  words: 'whsec_ and a secret in base64 behind it',
};

const entry = z
  .strictObject({
    id: channelId,
    kind: z.literal('webhook'),
    url: openAddress.optional(),
    urlFrom: variable.optional(),
    secretFrom: variable.optional(),
    allowPrivate,
  })
  .refine(({ url, urlFrom }) => (url === undefined) !== (urlFrom === undefined), {
    error: 'either url or urlFrom',
  });

export const webhookSettings = channelSettings(
  entry,
  ({ id, kind, url, urlFrom = '', secretFrom, allowPrivate }, secret): WebhookChannel => ({
    id,
    kind,
    url: url ?? secret('urlFrom', urlFrom, webAddress),
    secret: secretFrom === undefined ? null : secret('secretFrom', secretFrom, SIGNING_SECRET),
    allowPrivate,
  }),
);
