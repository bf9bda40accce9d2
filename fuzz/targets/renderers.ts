import { renderJsonFeed, renderRss } from '../../src/alerts/render/feed.ts';
import { renderConsole } from '../../src/channels/console/render.ts';
import { DARK_HEAD } from '../../src/channels/email/dark.ts';
import { renderEmail } from '../../src/channels/email/render.ts';
import { renderMatrix } from '../../src/channels/matrix/render.ts';
import { renderSlack } from '../../src/channels/slack/render.ts';
import { renderTeams } from '../../src/channels/teams/render.ts';
import { renderTelegram } from '../../src/channels/telegram/render.ts';
import { renderWebhook, signWebhook } from '../../src/channels/webhook/render.ts';
import { readTree } from '../../src/sources/feed/tree.ts';
import { hostileAlert } from '../../tests/alerts/hostile.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';

const HEAD = { title: 'Rasid', homeUrl: null, feedUrl: null };
const FROM = { from: 'Rasid <rasid@example.org>', to: ['desk@example.org'] };
/** Controls but the line break, and what turns text around. */
const CONTROL = /(?!\n)\p{Cc}|[\u202a-\u202e]/u;
/** Whatever begins as a tag and is none that chat messages are written with. */
const OTHER_TAG = /<(?!\/?(?:b|i|a|p|br|ul|li|blockquote|em|strong)(?:\s+href="[^"<>]*")?\s?\/?>)/;
/** The sample alert repeats its text up to this length in each of some twenty fields. */
const MOST_CHARS = 4_000;

/** A title, name and quotation of a stranger's in a message to every kind of channel and in the feeds. */
export const renderers: Target = {
  name: 'renderers',
  samples: samplesOf('titles.txt'),
  words: [
    '<!channel>',
    '<@U1>',
    '<https://evil.example|x>',
    '*',
    '_',
    '~',
    '`',
    '```',
    '&amp;',
    '&',
    '<',
    '>',
    '"',
    "'",
    '</td>',
    '</table>',
    '<script>',
    ']]>',
    '\r\nBcc: a@b\r\n',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u2028',
    '🚨',
    '👨‍👩‍👧',
    '🇮🇶',
    '\ue000',
    '\ue001',
    'a'.repeat(80),
    'https://user:pass@example.org/',
    '\u00ad',
    '\u0301',
    '=?utf-8?B?',
    '\t',
  ],
  allowed: [],
  share: 0.5,
  run(input) {
    const alert = hostileAlert(textOf(input).slice(0, MOST_CHARS));
    const dispatch = { alert, possibleDuplicate: true };
    const mail = renderEmail(dispatch, FROM);
    for (const value of [mail.subject, mail.messageId, ...mail.references, ...Object.values(mail.headers)])
      hold(!/[\r\n\0]/.test(value), 'a header of a mail is one line');
    hold(mail.subject.length <= 70 && mail.subject.isWellFormed(), 'a subject is short and well-formed');
    hold(
      !/<(?:script|img|style|svg|iframe|form|object|link)|<[^>]{0,200}\son\w+=|href="(?!https?:)/i.test(
        // The one style sheet is ours.
        mail.html.replace(DARK_HEAD, ''),
      ),
      'a mail runs nothing',
    );
    const slack = renderSlack(dispatch);
    hold(slack.blocks.length <= 50, 'a message to Slack has at most 50 blocks');
    hold(
      JSON.stringify(slack.blocks).length + slack.text.length < 13_000,
      'a message to Slack is short enough',
    );
    hold(!/<[!@#]/.test(JSON.stringify(slack)), 'a message to Slack calls nobody');
    for (const html of [renderTelegram(dispatch), renderMatrix(dispatch).formatted_body]) {
      hold(!OTHER_TAG.test(html), 'a chat message holds the tags that Rasid writes');
      hold(!/href="(?!https?:)/.test(html), 'a chat message links to the web');
    }
    hold(JSON.stringify(renderTeams(dispatch)).isWellFormed(), 'a card is well-formed');
    const terminal = renderConsole(dispatch, { width: 80, color: false });
    hold(!CONTROL.test(terminal), 'a terminal gets no control character');
    const rss = renderRss([alert], HEAD);
    hold(readTree(rss, new Map()).children.length > 0 && rss.isWellFormed(), 'the RSS is a tree');
    hold(JSON.parse(renderJsonFeed([alert], HEAD)).items.length === 1, 'the JSON feed has its item');
    signWebhook('whsec_c2VjcmV0', alert.id, 0, JSON.stringify(renderWebhook(dispatch)));
    return 0;
  },
};
