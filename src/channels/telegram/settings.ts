import { z } from 'zod';
import {
  allowPrivate,
  apiBase,
  channelId,
  channelSettings,
  type SecretForm,
  type Templated,
  template,
  variable,
} from '../entry.ts';

export interface TelegramChannel extends Templated {
  id: string;
  kind: 'telegram';
  /** 123456:ABC…: a secret, and part of each address. */
  token: string;
  /** `-1001234567890`, or `@name` of a public channel or group. */
  chat: string;
  /** The topic of a forum group, or null. */
  thread: number | null;
  /** Base of the Bot API, with a slash at its end. */
  apiUrl: string;
  allowPrivate: boolean;
}

const BOT_TOKEN: SecretForm = {
  fits: (value) => /^\d+:[\w-]+$/.test(value),
  words: 'a bot token such as 123456:ABC-DEF, as @BotFather gives it',
};

const CHAT_WORDS = 'the number of a chat, such as -1001234567890, or "@name" of a public one';

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('telegram'),
  tokenFrom: variable,
  chat: z
    .union(
      [
        z.number().refine(Number.isSafeInteger, { error: CHAT_WORDS }),
        z.string().regex(/^(?:-?\d{1,16}|@[A-Za-z]\w{3,31})$/, { error: CHAT_WORDS }),
      ],
      {
        error: CHAT_WORDS,
      },
    )
    .transform(String),
  thread: z.int().positive().optional(),
  apiUrl: apiBase.default('https://api.telegram.org/'),
  template,
  allowPrivate,
});

export const telegramSettings = channelSettings(
  entry,
  ({ tokenFrom, thread = null, ...rest }, secret): TelegramChannel => ({
    ...rest,
    thread,
    token: secret('tokenFrom', tokenFrom, BOT_TOKEN),
  }),
);
