import { z } from 'zod';
import {
  allowPrivate,
  apiBase,
  type ChannelOf,
  channelId,
  channelSettings,
  type SecretForm,
  template,
  variable,
} from '../entry.ts';

const BOT_TOKEN: SecretForm = {
  fits: (value) => /^\d+:[\w-]+$/.test(value),
  words: 'a bot token such as 123456:ABC-DEF, as @BotFather gives it',
};

const CHAT_WORDS = 'the number of a chat, such as -1001234567890, or "@name" of a public one';

const entry = z.strictObject({
  id: channelId,
  kind: z.literal('telegram'),
  /** 123456:ABC…, part of each address. */
  tokenFrom: variable,
  /** `-1001234567890`, or `@name` of a public channel or group. */
  chat: z
    .union(
      [
        z.number().refine(Number.isSafeInteger, { error: CHAT_WORDS }),
        z.string().regex(/^(?:-?\d{1,16}|@[A-Za-z]\w{3,31})$/, { error: CHAT_WORDS }),
      ],
      { error: CHAT_WORDS },
    )
    .transform(String),
  /** The topic of a forum group. */
  thread: z.int().positive().optional(),
  apiUrl: apiBase.default('https://api.telegram.org/'),
  template,
  allowPrivate,
});

export const telegramSettings = channelSettings(entry, ({ tokenFrom, thread = null, ...rest }, secret) => ({
  ...rest,
  thread,
  token: secret('tokenFrom', tokenFrom, BOT_TOKEN),
}));

export type TelegramChannel = ChannelOf<typeof telegramSettings>;
