import { z } from 'zod';
import {
  allowPrivate,
  apiBase,
  type ChannelOf,
  channelId,
  channelSettings,
  TOKEN,
  template,
  variable,
} from '../entry.ts';

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('matrix'),
  homeserver: apiBase,
  // An alias such as #news:example.org may come to mean another room. Rooms of version 12 and later have no server in their id.
  room: z.string().regex(/^![^\s/]{1,250}$/, { error: "a room's id, such as !abc:example.org" }),
  /** Access token of the account that writes. */
  tokenFrom: variable,
  template,
  allowPrivate,
});

export const matrixSettings = channelSettings(entry, ({ tokenFrom, ...rest }, secret) => ({
  ...rest,
  token: secret('tokenFrom', tokenFrom, TOKEN),
}));

export type MatrixChannel = ChannelOf<typeof matrixSettings>;
