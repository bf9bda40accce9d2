import { z } from 'zod';
import { parseTemplateLine, type Template } from '../alerts/template.ts';
import { webAddressTrouble } from '../lib/web-address.ts';

/** What every channel has, whatever its kind. */
export interface BaseChannel {
  id: string;
  kind: string;
}

/** What the entries of several kinds have in common. */
export const channelId = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, { error: 'small letters, digits and - _ between them' });
export const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'the name of an environment variable, such as SLACK_URL' });
export const allowPrivate = z.boolean().default(false);
/** Where an API stands that an operator may move; methods are appended to it. */
export const apiBase = z.string().refine((url) => webAddressTrouble(url) === null && url.endsWith('/'), {
  error: 'an http(s) address with / at its end',
});
/** An address in the open. */
export const openAddress = z.string().refine((url) => webAddressTrouble(url) === null, {
  error: ({ input }) => webAddressTrouble(String(input)) ?? '',
});

function templateLine(of: 'title' | 'line', longest: number) {
  return z
    .string()
    .max(longest)
    .transform((text, context): Template['title'] => {
      const parsed = parseTemplateLine(text, of);
      if ('line' in parsed) return parsed.line;
      context.issues.push({ code: 'custom', message: parsed.allowed, input: text });
      return z.NEVER;
    });
}

/** `template:`, an operator's own form of a message: see docs/configuration.md. */
export const template = z
  .strictObject({
    title: templateLine('title', 200).prefault('{{headline}}'),
    lines: z.array(templateLine('line', 300)).min(1).max(30),
  })
  .optional();

/** How a secret has to look, and how to say so. */
export interface SecretForm {
  fits(value: string): boolean;
  words: string;
}

/** An address with one of these protocols, such as `https:`, and a host. */
export const addressOf = (...protocols: string[]): SecretForm => ({
  fits(value) {
    const url = URL.parse(value);
    return url !== null && protocols.includes(url.protocol) && url.hostname !== '';
  },
  words: `an address that begins with ${protocols.join('// or ')}//`,
});

export const webAddress: SecretForm = {
  fits: (value) => webAddressTrouble(value) === null,
  words: 'an address that begins with https:// or http://, without a user or password in it',
};

/** A token goes into a header as it is. */
export const TOKEN: SecretForm = {
  fits: (value) => /^[!#-&(-~]+$/.test(value),
  words: 'a token in one piece, without spaces, quotes or line breaks',
};

/**
 * The value of the variable that `key` of the entry names, which has to look like `form`. What is missing or wrong is
 * reported by whoever hands this in, and comes back as it is, or empty.
 */
export type SecretOf = (key: string, variable: string, form?: SecretForm) => string;

/** An entry of `channels:` that was checked. It names its secrets; `ready` fills them in. */
export interface CheckedEntry<Ready extends BaseChannel> {
  id: string;
  ready(secret: SecretOf): Ready;
}

/** What one kind of channel may say in alerts.yaml. */
export interface ChannelSettings<Ready extends BaseChannel> {
  entry: z.ZodType<CheckedEntry<Ready>>;
}

/** The channel that such settings describe. */
export type ChannelOf<Settings> = Settings extends ChannelSettings<infer Ready> ? Ready : never;

type EntryShape = { id: typeof channelId; kind: z.ZodLiteral<string> };

/** Settings from an entry's schema and a function that makes the channel of a checked entry and its secrets. */
export function channelSettings<Entry extends z.ZodObject<EntryShape>, Ready extends BaseChannel>(
  schema: Entry,
  ready: (entry: z.output<Entry>, secret: SecretOf) => Ready,
): ChannelSettings<Ready> {
  const entry = schema.transform((checked) => ({
    id: checked.id,
    ready: (secret: SecretOf) => ready(checked, secret),
  }));
  return { entry };
}
