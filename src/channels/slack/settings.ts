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
  webAddress,
} from '../entry.ts';

const entry = z
  .strictObject({
    id: channelId,
    kind: z.literal('slack'),
    /** An incoming webhook's address. */
    urlFrom: variable.optional(),
    /** A bot's token, xoxb-…. */
    tokenFrom: variable.optional(),
    channel: z
      .string()
      .regex(/^[CDG][A-Z0-9]{5,20}$/, { error: 'the id of a Slack channel, such as C0123ABCD' })
      .optional(),
    apiUrl: apiBase.default('https://slack.com/api/'),
    template,
    allowPrivate,
  })
  .refine(
    ({ urlFrom, tokenFrom, channel }) =>
      urlFrom === undefined
        ? tokenFrom !== undefined && channel !== undefined
        : tokenFrom === undefined && channel === undefined,
    { error: 'either urlFrom (an incoming webhook), or tokenFrom and channel (a bot)' },
  );

export const slackSettings = channelSettings(
  entry,
  ({ urlFrom, tokenFrom, channel = '', apiUrl, ...rest }, secret) => {
    if (tokenFrom === undefined) return { ...rest, url: secret('urlFrom', urlFrom ?? '', webAddress) };
    return { ...rest, bot: { token: secret('tokenFrom', tokenFrom, TOKEN), channel, apiUrl } };
  },
);

export type SlackChannel = ChannelOf<typeof slackSettings>;
export type SlackBotChannel = Extract<SlackChannel, { bot: object }>;
