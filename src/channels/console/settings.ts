import { z } from 'zod';
import { type ChannelOf, channelId, channelSettings, template } from '../entry.ts';

export const consoleSettings = channelSettings(
  z.strictObject({ id: channelId, kind: z.literal('console'), template }),
  (entry) => entry,
);

export type ConsoleChannel = ChannelOf<typeof consoleSettings>;
