import { z } from 'zod';
import { channelId, channelSettings } from '../entry.ts';

export interface ConsoleChannel {
  id: string;
  kind: 'console';
}

export const consoleSettings = channelSettings(
  z.strictObject({ id: channelId, kind: z.literal('console') }),
  ({ id, kind }): ConsoleChannel => ({ id, kind }),
);
