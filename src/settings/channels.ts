import { z } from 'zod';
import type { Channel } from '../model/channel.ts';
import { type Environment, fromEnvironment } from './secrets.ts';
import type { Problems, YamlFile } from './yaml-file.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, { error: 'small letters, digits and - _ between them' });
const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'the name of an environment variable, such as SLACK_URL' });
const allowPrivate = z.boolean().default(false);
const mailbox = z.string().regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, { error: 'a mail address' });

/** One entry of `channels:`; secrets are named (`…From`), never written. */
export const channelEntry = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('console') }),
  z
    .strictObject({
      id,
      kind: z.literal('slack'),
      urlFrom: variable.optional(),
      tokenFrom: variable.optional(),
      channel: z
        .string()
        .regex(/^[CDG][A-Z0-9]{5,20}$/, { error: 'the id of a Slack channel, such as C0123ABCD' })
        .optional(),
      apiUrl: z
        .string()
        .refine((url) => /^https?:$/.test(URL.parse(url)?.protocol ?? '') && url.endsWith('/'), {
          error: 'an http(s) address with / at its end',
        })
        .default('https://slack.com/api/'),
      allowPrivate,
    })
    .refine(
      ({ urlFrom, tokenFrom, channel }) =>
        urlFrom === undefined
          ? tokenFrom !== undefined && channel !== undefined
          : tokenFrom === undefined && channel === undefined,
      { error: 'either urlFrom (an incoming webhook), or tokenFrom and channel (a bot)' },
    ),
  z.strictObject({
    id,
    kind: z.literal('email'),
    smtpFrom: variable,
    from: mailbox,
    to: z.array(mailbox).min(1),
    allowPrivate,
  }),
  z
    .strictObject({
      id,
      kind: z.literal('webhook'),
      url: z.string().optional(),
      urlFrom: variable.optional(),
      secretFrom: variable.optional(),
      allowPrivate,
    })
    .refine((entry) => (entry.url === undefined) !== (entry.urlFrom === undefined), {
      error: 'either url or urlFrom',
    }),
]);

export type ChannelEntry = z.infer<typeof channelEntry>;

/** Names of all keys a channel may have, for "did you mean". */
export const CHANNEL_KEYS = [
  'id',
  'kind',
  'url',
  'urlFrom',
  'tokenFrom',
  'channel',
  'apiUrl',
  'secretFrom',
  'smtpFrom',
  'from',
  'to',
  'allowPrivate',
];

interface Place {
  yaml: YamlFile;
  index: number;
  env: Environment;
  problems: Problems;
  /** May they be missing? */
  secrets: 'needed' | 'ignored';
}

function secret(place: Place, key: string, name: string, protocols: readonly string[]): string {
  const { yaml, index, env, problems } = place;
  const at = `${yaml.file}:${yaml.lineOf(['channels', index, key])}: channels[${index}].${key}`;
  const value = fromEnvironment(env, name, problems);
  if (value === null && place.secrets === 'ignored') return '';
  if (value === null) {
    problems.push(
      `${at}: found ${name}, which is not set, allowed: a variable ${name} or ${name}_FILE in the environment`,
    );
    return '';
  }
  if (protocols.length > 0 && !protocols.includes(URL.parse(value)?.protocol ?? '')) {
    problems.push(
      `${at}: ${name} holds [secret], allowed: an address that begins with ${protocols.join('// or ')}//`,
    );
  }
  return value;
}

function slackChannel(entry: Extract<ChannelEntry, { kind: 'slack' }>, place: Place): Channel {
  const { id: name, kind, allowPrivate: mayBePrivate } = entry;
  const common = { id: name, kind, allowPrivate: mayBePrivate };
  if (entry.tokenFrom === undefined) {
    return { ...common, url: secret(place, 'urlFrom', entry.urlFrom ?? '', ['https:', 'http:']) };
  }
  const token = secret(place, 'tokenFrom', entry.tokenFrom, []);
  return { ...common, bot: { token, channel: entry.channel ?? '', apiUrl: entry.apiUrl } };
}

/** Fills in the secrets of one checked entry from the environment. */
export function resolveChannel(entry: ChannelEntry, place: Place): Channel {
  switch (entry.kind) {
    case 'console':
      return entry;
    case 'slack':
      return slackChannel(entry, place);
    case 'email':
      return {
        id: entry.id,
        kind: 'email',
        smtpUrl: secret(place, 'smtpFrom', entry.smtpFrom, ['smtp:', 'smtps:']),
        from: entry.from,
        to: entry.to,
        allowPrivate: entry.allowPrivate,
      };
    case 'webhook':
      return {
        id: entry.id,
        kind: 'webhook',
        url: entry.url ?? secret(place, 'urlFrom', entry.urlFrom ?? '', ['https:', 'http:']),
        secret: entry.secretFrom === undefined ? null : secret(place, 'secretFrom', entry.secretFrom, []),
        allowPrivate: entry.allowPrivate,
      };
  }
}
