import { describe, expect, it } from 'vitest';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import { sendAlert } from '../../../src/channels/registry.ts';
import type { TelegramChannel } from '../../../src/channels/telegram/settings.ts';
import type { Dispatch } from '../../../src/model/channel.ts';
import { openReceiver } from '../../parts/receiver.ts';
import { describeLedger } from '../ledger.ts';
import { describePosting, SECRET } from '../posting.ts';
import { openWorld } from '../world.ts';

const alert = sampleAlert(new Date('2026-11-24T10:00:00Z'));
const TOKEN = `123456:${SECRET}`;
const CHAT = '-1001234567890';
const TAKEN = JSON.stringify({ ok: true, result: { message_id: 42, chat: { id: Number(CHAT) } } });

const channelAt = (url: string, allowPrivate = true): TelegramChannel => ({
  id: 'desk',
  kind: 'telegram',
  token: TOKEN,
  chat: CHAT,
  thread: null,
  apiUrl: `${url}/`,
  allowPrivate,
});

const refused = (status: number, description: string, parameters: object = {}) => ({
  status,
  body: JSON.stringify({ ok: false, error_code: status, description, parameters }),
});

describePosting('telegram', channelAt, TAKEN);

describeLedger('telegram', {
  entry: (url) => `tokenFrom: TELEGRAM_TOKEN, chat: ${CHAT}, apiUrl: "${url}/"`,
  env: () => ({ TELEGRAM_TOKEN: TOKEN }),
  accepted: { status: 200, body: TAKEN },
  providerRef: `${CHAT}/42`,
  marksRepeats: true,
  cases: [
    {
      when: 'and waits as long as Telegram asks in its answer',
      answer: refused(429, 'Too Many Requests: retry after 40', { retry_after: 40 }),
      row: {
        state: 'failed',
        error: 'telegram: status 429: Too Many Requests: retry after 40',
        possibleDuplicate: false,
      },
      waitMs: 40_000,
    },
    {
      when: 'in doubt when a gateway before Telegram fails',
      answer: refused(502, 'Bad Gateway'),
      row: {
        state: 'failed',
        error: 'telegram: status 502: Bad Gateway',
        possibleDuplicate: true,
      },
      waitMs: 5_000,
    },
    {
      when: 'when the chat is not there, with what to do',
      answer: refused(400, 'Bad Request: chat not found'),
      row: {
        state: 'dead',
        error:
          'telegram: status 400: Bad Request: chat not found (check `chat`, and let the bot in: add it to the group or channel, or send it /start from a private chat)',
        possibleDuplicate: false,
      },
    },
    {
      when: 'when the group has a new number, with that number',
      answer: refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: -100777,
      }),
      row: {
        state: 'dead',
        error: `telegram: status 400: Bad Request: group chat was upgraded to a supergroup chat (the group ${CHAT} is a supergroup now; set chat: -100777)`,
        possibleDuplicate: false,
      },
    },
    {
      when: 'when the bot was thrown out',
      answer: refused(403, 'Forbidden: bot was kicked from the supergroup chat'),
      row: {
        state: 'dead',
        error:
          'telegram: status 403: Forbidden: bot was kicked from the supergroup chat (let the bot back in, with the right to post)',
        possibleDuplicate: false,
      },
    },
    {
      when: 'when no bot has the token',
      answer: refused(401, 'Unauthorized'),
      row: {
        state: 'dead',
        error: 'telegram: status 401: Unauthorized (no bot has this token; take it from @BotFather again)',
        possibleDuplicate: false,
      },
    },
  ],
});

describe('a Telegram message', () => {
  async function sent(channel: Partial<TelegramChannel>, given: Partial<Dispatch> = {}, body = TAKEN) {
    const [receiver, world] = [await openReceiver(), openWorld()];
    receiver.answer = () => ({ status: 200, body });
    try {
      const dispatch = { alert, possibleDuplicate: false, ...given };
      const receipt = await sendAlert({ ...channelAt(receiver.url), ...channel }, dispatch, world);
      const [post] = receiver.posts;
      return { receipt, path: post?.path, message: JSON.parse(post?.body ?? '') };
    } finally {
      await Promise.all([world.close(), receiver.close()]);
    }
  }

  it('goes to the bot’s own address as HTML without previews', async () => {
    const { receipt, path, message } = await sent({});
    expect(path).toBe(`/hook/bot${TOKEN}/sendMessage`);
    expect(message).toMatchObject({
      chat_id: CHAT,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
    expect(message).not.toHaveProperty('message_thread_id');
    expect(receipt).toEqual({ providerRef: `${CHAT}/42` });
  });

  it('goes into a topic of a forum group', async () => {
    expect((await sent({ thread: 7 })).message.message_thread_id).toBe(7);
  });

  it.each([
    ['replies to the first message of its story', `${CHAT}/17`, 17],
    ['replies to nothing that another chat was told', '-100999/17', undefined],
  ])('%s', async (_name, providerRef, id) => {
    const { message } = await sent({}, { first: { alert, providerRef } });
    expect(message.reply_parameters?.message_id).toBe(id);
  });

  it.each(['ok', '{"ok":false}'])('is not taken for sent where a 200 says %s', async (body) => {
    await expect(sent({}, {}, body)).rejects.toMatchObject({ retryable: true, maybeSent: true });
  });
});
