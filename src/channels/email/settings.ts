import { z } from 'zod';
import {
  addressOf,
  allowPrivate,
  type ChannelOf,
  channelId,
  channelSettings,
  template,
  variable,
} from '../entry.ts';

const mailbox = z
  .string()
  .regex(/^(?:"[^"\r\n]*"|[^"\r\n@,;])*[^\s@<>,;"]+@[^\s@<>,;]+>?$/, { error: 'one mail address' });

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('email'),
  /** smtp:// or smtps:// address with credentials. */
  smtpFrom: variable,
  from: mailbox,
  to: z.array(mailbox).min(1),
  template,
  allowPrivate,
});

export const emailSettings = channelSettings(entry, ({ smtpFrom, ...rest }, secret) => ({
  ...rest,
  smtpUrl: secret('smtpFrom', smtpFrom, addressOf('smtp:', 'smtps:')),
}));

export type EmailChannel = ChannelOf<typeof emailSettings>;
