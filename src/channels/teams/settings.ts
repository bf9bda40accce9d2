import { z } from 'zod';
import {
  allowPrivate,
  type ChannelOf,
  channelId,
  channelSettings,
  template,
  variable,
  webAddress,
} from '../entry.ts';

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('teams'),
  /** The workflow's address, signature and all. */
  urlFrom: variable,
  template,
  allowPrivate,
});

export const teamsSettings = channelSettings(entry, ({ urlFrom, ...rest }, secret) => ({
  ...rest,
  url: secret('urlFrom', urlFrom, webAddress),
}));

export type TeamsChannel = ChannelOf<typeof teamsSettings>;
