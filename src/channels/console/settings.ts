import { z } from 'zod';
import { channelId, channelSettings, type Templated, template } from '../entry.ts';

export interface ConsoleChannel extends Templated {
  id: string;
  kind: 'console';
}

export const consoleSettings = channelSettings(
  z.strictObject({ id: channelId, kind: z.literal('console'), template }),
  (entry): ConsoleChannel => entry,
);
