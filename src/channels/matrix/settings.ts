import { z } from 'zod';
import {
  allowPrivate,
  apiBase,
  channelId,
  channelSettings,
  type Templated,
  TOKEN,
  template,
  variable,
} from '../entry.ts';

export interface MatrixChannel extends Templated {
  id: string;
  kind: 'matrix';
  /** Base of the homeserver, with a slash at its end. */
  homeserver: string;
  /** `!…:example.org`; an alias such as #news:example.org may come to mean another room. */
  room: string;
  /** Access token of the account that writes: a secret. */
  token: string;
  allowPrivate: boolean;
}

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('matrix'),
  homeserver: apiBase,
  // Rooms of version 12 and later have no server in their id.
  room: z.string().regex(/^![^\s/]{1,250}$/, { error: "a room's id, such as !abc:example.org" }),
  tokenFrom: variable,
  template,
  allowPrivate,
});

export const matrixSettings = channelSettings(
  entry,
  ({ tokenFrom, ...rest }, secret): MatrixChannel => ({
    ...rest,
    token: secret('tokenFrom', tokenFrom, TOKEN),
  }),
);
