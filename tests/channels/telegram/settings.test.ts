import { expect, it } from 'vitest';
import { problemsOf } from '../problems.ts';

const ENV = { TELEGRAM_TOKEN: '123456:ABC-def_1' };
const CHAT_WORDS = 'allowed: the number of a chat, such as -1001234567890, or "@name" of a public one';

it.each([
  ['a number as chat', 'chat: -1001234567890', []],
  ['the number as text', 'chat: "-1001234567890"', []],
  ['a public name', 'chat: "@newsdesk"', []],
  [
    'a link instead of the name',
    'chat: https://t.me/newsdesk',
    [`alerts.yaml:2: channels[0].chat: found "https://t.me/newsdesk", ${CHAT_WORDS}`],
  ],
  ['no chat', 'thread: 4', [`alerts.yaml:2: channels[0].chat: found nothing, ${CHAT_WORDS}`]],
  [
    'a mistyped key',
    'chat: "@newsdesk", tread: 4',
    ["alerts.yaml:2: channels[0].tread: not a known key; did you mean 'thread'?"],
  ],
])('rasid check takes or refuses %s', (_name, keys, problems) => {
  expect(problemsOf(`kind: telegram, tokenFrom: TELEGRAM_TOKEN, ${keys}`, ENV)).toEqual(problems);
});

it('wants a token that could be one, and does not show it', () => {
  const [line, ...more] = problemsOf('kind: telegram, tokenFrom: TELEGRAM_TOKEN, chat: "@newsdesk"', {
    TELEGRAM_TOKEN: 'https://hunter2/',
  });
  expect(more).toEqual([]);
  expect(line).toBe(
    'alerts.yaml:2: channels[0].tokenFrom: TELEGRAM_TOKEN holds [secret], allowed: a bot token such as 123456:ABC-DEF, as @BotFather gives it',
  );
});
