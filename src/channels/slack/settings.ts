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
  webAddress,
} from '../entry.ts';

export interface SlackWebhookChannel extends Templated {
  id: string;
  kind: 'slack';
  /** Incoming webhook address: a secret. */
  url: string;
  allowPrivate: boolean;
}

export interface SlackBotChannel extends Templated {
  id: string;
  kind: 'slack';
  bot: {
    /** xoxb-…: a secret. */
    token: string;
    /** The id of a conversation, such as C0123ABCD. */
    channel: string;
    /** Base of Slack's Web API, with a slash at its end. */
    apiUrl: string;
  };
  allowPrivate: boolean;
}

export type SlackChannel = SlackWebhookChannel | SlackBotChannel;

const entry = z
  .strictObject({
    id: channelId,
    kind: z.literal('slack'),
    urlFrom: variable.optional(),
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
  ({ id, kind, urlFrom, tokenFrom, channel = '', apiUrl, template, allowPrivate }, secret): SlackChannel => {
    const common = { id, kind, template, allowPrivate };
    if (tokenFrom === undefined) return { ...common, url: secret('urlFrom', urlFrom ?? '', webAddress) };
    return { ...common, bot: { token: secret('tokenFrom', tokenFrom, TOKEN), channel, apiUrl } };
  },
);
