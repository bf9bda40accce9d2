import { plainLine } from '../../alerts/foreign-text.ts';
import { DeliveryError } from '../../lib/errors.ts';
import type { Dispatch } from '../../model/channel.ts';
import { exchange, isAccepted, JSON_BODY, jsonAnswer, statusError } from '../answer.ts';
import { type ChannelKind, cannotBeAsked } from '../contract.ts';
import { renderTelegram } from './render.ts';
import { type TelegramChannel, telegramSettings } from './settings.ts';

/** https://core.telegram.org/bots/api#making-requests */
interface TelegramAnswer {
  ok?: boolean;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
  result?: { message_id?: number };
}

/** What an operator does about what Telegram says; the Bot API documents these only in words. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/unauthorized|^not found/i, 'no bot has this token; take it from @BotFather again'],
  [
    /chat not found/i,
    'check `chat`, and let the bot in: add it to the group or channel, or send it /start from a private chat',
  ],
  [/bot was blocked|user is deactivated|can't initiate/i, 'the person has to send /start to the bot'],
  [
    /bot was kicked|not a member|CHAT_WRITE_FORBIDDEN|not enough rights|administrator rights/i,
    'let the bot back in, with the right to post',
  ],
  [/message thread not found/i, 'check `thread`: the group has no such topic'],
];

/** Telegram's own words with what to do about them; free of the token. */
function wordsOf(said: TelegramAnswer, { chat, token }: TelegramChannel): string {
  const description = plainLine(String(said.description ?? ''), 160).replaceAll(token, '[secret]');
  if (description === '') return '';
  const moved = said.parameters?.migrate_to_chat_id;
  const remedy =
    typeof moved === 'number'
      ? `the group ${chat} is a supergroup now; set chat: ${moved}`
      : REMEDIES.find(([words]) => words.test(description))?.[1];
  return remedy === undefined ? description : `${description} (${remedy})`;
}

/** The message that told the chat of the story first, if it is in this chat: `-100123/42`. */
function replyTo({ chat }: TelegramChannel, first: Dispatch['first']): number | null {
  const [inChat, id] = first?.providerRef.split('/') ?? [];
  return inChat === chat && /^\d+$/.test(id ?? '') ? Number(id) : null;
}

/** Sends as a bot, a story's updates as replies to its first message. The Bot API cannot be asked what it has sent. */
export const telegramChannel: ChannelKind<TelegramChannel> = {
  settings: telegramSettings,
  show: ({ template }, dispatch) => renderTelegram(dispatch, template),
  async send(channel, dispatch, { post }) {
    const { token, chat, thread, apiUrl, allowPrivate } = channel;
    const answered = replyTo(channel, dispatch.first);
    const answer = await exchange('telegram', post, `${apiUrl}bot${token}/sendMessage`, {
      headers: JSON_BODY,
      body: JSON.stringify({
        chat_id: chat,
        text: renderTelegram(dispatch, channel.template),
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(thread === null ? {} : { message_thread_id: thread }),
        // Somebody may have deleted the first message: the alert still has to be told.
        ...(answered === null
          ? {}
          : { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
      }),
      allowPrivate,
      // The sent message comes back whole.
      answerChars: 100_000,
    });
    const said: TelegramAnswer = jsonAnswer(answer);
    if (!isAccepted(answer)) {
      const seconds = said.parameters?.retry_after;
      throw statusError('telegram', answer, {
        said: wordsOf(said, channel),
        ...(typeof seconds === 'number' ? { retryAfterMs: seconds * 1_000 } : {}),
      });
    }
    if (said.ok !== true) {
      throw new DeliveryError('telegram: status 200 without ok: true', { retryable: true, maybeSent: true });
    }
    const id = said.result?.message_id;
    return { providerRef: typeof id === 'number' ? `${chat}/${id}` : null };
  },
  arrived: cannotBeAsked,
};
