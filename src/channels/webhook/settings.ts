import { z } from 'zod';
import {
  allowPrivate,
  type ChannelOf,
  channelId,
  channelSettings,
  openAddress,
  type SecretForm,
  variable,
  webAddress,
} from '../entry.ts';

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
    /** Signing secret of Standard Webhooks (whsec_…); without one, it sends unsigned. */
    secretFrom: variable.optional(),
    allowPrivate,
  })
  .refine(({ url, urlFrom }) => (url === undefined) !== (urlFrom === undefined), {
    error: 'either url or urlFrom',
  });

export const webhookSettings = channelSettings(
  entry,
  ({ url, urlFrom = '', secretFrom, ...rest }, secret) => ({
    ...rest,
    url: url ?? secret('urlFrom', urlFrom, webAddress),
    secret: secretFrom === undefined ? null : secret('secretFrom', secretFrom, SIGNING_SECRET),
  }),
);

export type WebhookChannel = ChannelOf<typeof webhookSettings>;
