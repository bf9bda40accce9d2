import { describe, expect, it } from 'vitest';
import { readTelegramPage } from '../../src/sources/telegram-page.ts';
import { NOW } from './read-source.ts';
import { LINK, message, page, preview, text } from './telegram-markup.ts';

const option = (words: string, share: number, name = 'text'): string =>
  `<div class="tgme_widget_message_poll_option"><div class="tgme_widget_message_poll_option_percent">${share}%</div>
    <div class="tgme_widget_message_poll_option_value"><div class="tgme_widget_message_poll_option_${name}">${words}</div><div class="tgme_widget_message_poll_option_bar" style="width:${share}%"></div></div></div>`;
const poll = (question: string, ...options: string[]): string =>
  `<div class="tgme_widget_message_poll js-poll"><div class="tgme_widget_message_poll_question">${question}</div>
    <div class="tgme_widget_message_poll_type">Anonymous Poll</div><div class="tgme_widget_message_poll_options">${options.join('')}</div>
    <div class="tgme_widget_message_poll_votes">1.2K voters</div></div>`;
const ASKED = poll('هل تنسحب القوات هذا العام؟', option('نعم', 60), option('لا <b>أبدا</b>', 40));
const SHOWN = 'هل تنسحب القوات هذا العام؟<br />نعم<br />لا <b>أبدا</b>';

describe('a message', () => {
  it.each<[string, string, string, string]>([
    ['alone', ASKED, 'هل تنسحب القوات هذا العام؟', SHOWN],
    [
      'behind a text',
      text('شاركوا في استطلاع القناة') + ASKED,
      'شاركوا في استطلاع القناة',
      `شاركوا في استطلاع القناة<br />${SHOWN}`,
    ],
    ['beside a hashtag', text('#استطلاع') + ASKED, 'هل تنسحب القوات هذا العام؟', `${SHOWN}<br />#استطلاع`],
    [
      'beside a link with its preview',
      text(LINK) + ASKED + preview('الجيش يخلي معسكره', 'فجرا'),
      'هل تنسحب القوات هذا العام؟',
      `${SHOWN}<br />الجيش يخلي معسكره<br />فجرا<br /><a href="https://news.example/7">https://news.example/7</a>`,
    ],
    [
      'where Telegram asks to open it elsewhere',
      text('Please open Telegram to view this post') + ASKED,
      'هل تنسحب القوات هذا العام؟',
      SHOWN,
    ],
    ['without options', poll('من المسؤول؟'), 'من المسؤول؟', 'من المسؤول؟'],
    ['without a question', poll('', option('نعم', 100)), 'نعم', 'نعم'],
    [
      'whose options name their words otherwise',
      poll('متى؟', option('غدا', 1, 'words')),
      'متى؟',
      'متى؟<br />غدا',
    ],
    [
      'with a script in it',
      poll('أين؟', option('هنا<script>alert(1)</script><img src=x onerror=alert(2)>', 1)),
      'أين؟',
      'أين؟<br />هنا',
    ],
  ])('that is a poll says its question and options: %s', (_name, body, title, content) => {
    const [item] = readTelegramPage(page(message(5, body)), NOW).items;
    expect(item).toMatchObject({ title, whole: true });
    expect(item?.content.replaceAll(/<(?:div|img)\b[^>]*>|<\/div>/g, '').trim()).toBe(content);
  });

  it('that answers a poll does not say what the poll asks', () => {
    const before = `<a class="tgme_widget_message_reply" href="https://t.me/example_news/4">${ASKED}</a>`;
    const [item] = readTelegramPage(page(message(5, text('خبر مستقل'), { before })), NOW).items;
    expect(item).toMatchObject({ title: 'خبر مستقل', content: 'خبر مستقل' });
  });

  it('with a poll of thousands of options within one another is read in linear time', () => {
    const nested = '<div class="tgme_widget_message_poll_option">'.repeat(20_000);
    const started = process.cpuUsage();
    readTelegramPage(page(message(5, `<div class="tgme_widget_message_poll">${nested}`)), NOW);
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000);
  });
});
