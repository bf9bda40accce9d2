import { z } from 'zod';
import {
  addressOf,
  allowPrivate,
  channelId,
  channelSettings,
  type Templated,
  template,
  variable,
} from '../entry.ts';

export interface EmailChannel extends Templated {
  id: string;
  kind: 'email';
  /** smtp:// or smtps:// address with credentials: a secret. */
  smtpUrl: string;
  from: string;
  to: string[];
  allowPrivate: boolean;
}

const mailbox = z
  .string()
  .regex(/^(?:"[^"\r\n]*"|[^"\r\n@,;])*[^\s@<>,;"]+@[^\s@<>,;]+>?$/, { error: 'one mail address' });

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('email'),
  smtpFrom: variable,
  from: mailbox,
  to: z.array(mailbox).min(1),
  template,
  allowPrivate,
});

export const emailSettings = channelSettings(
  entry,
  ({ smtpFrom, ...rest }, secret): EmailChannel => ({
    ...rest,
    smtpUrl: secret('smtpFrom', smtpFrom, addressOf('smtp:', 'smtps:')),
  }),
);
