import { z } from 'zod';
import {
  allowPrivate,
  channelId,
  channelSettings,
  type Templated,
  template,
  variable,
  webAddress,
} from '../entry.ts';

export interface TeamsChannel extends Templated {
  id: string;
  kind: 'teams';
  /** The workflow's address, signature and all: a secret. */
  url: string;
  allowPrivate: boolean;
}

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('teams'),
  urlFrom: variable,
  template,
  allowPrivate,
});

export const teamsSettings = channelSettings(
  entry,
  ({ urlFrom, ...rest }, secret): TeamsChannel => ({ ...rest, url: secret('urlFrom', urlFrom, webAddress) }),
);
