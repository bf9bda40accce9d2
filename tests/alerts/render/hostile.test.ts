import fc from 'fast-check';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../src/alerts/render/console.ts';
import { renderEmail } from '../../../src/alerts/render/email.ts';
import { renderJsonFeed, renderRss } from '../../../src/alerts/render/feed.ts';
import { renderSlack } from '../../../src/alerts/render/slack.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { HOSTILE_TEXT, hostileAlert } from '../hostile.ts';

const dispatch = (alert: Alert) => ({ alert, possibleDuplicate: true });
const mailOf = (alert: Alert) =>
  renderEmail(dispatch(alert), { from: 'Rasid <r@example.org>', to: ['d@example.org'] });
const HEAD = { title: 'Rasid', homeUrl: null, feedUrl: null };

/** Direction controls other than the isolates that we put around foreign text. */
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u202A-\u202E\u2066\u2067\uFEFF\uFFFE]/u;

function openIsolates(text: string): number {
  let depth = 0;
  for (const char of text) {
    if (char === '\u2068') depth += 1;
    if (char === '\u2069') depth -= 1;
    if (depth < 0) return Number.NaN;
  }
  return depth;
}

/** Any text at all, with the pieces that mean something to a medium more likely than by chance. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        ...HOSTILE_TEXT.split(' '),
        '\u202E',
        '\u2067',
        '\r\n',
        '<!here>',
        '\uDC00',
        '|',
        '>',
        ' ',
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a hostile article cannot disturb the terminal', () => {
  it('writes no control of its own and closes every isolate on its line', () => {
    const out = renderConsole(dispatch(hostileAlert()), { width: 80, color: false });
    for (const line of out.split('\n')) {
      expect(line).not.toMatch(UNWANTED);
      expect(openIsolates(line)).toBe(0);
    }
  });

  it('emits no escape sequence but colours', () => {
    const out = renderConsole(dispatch(hostileAlert()), { width: 80, color: true });
    for (const after of out.split('\u001B').slice(1)) expect(after).toMatch(/^\[[0-9;]*m/);
  });
});

describe('a hostile article stays within what Slack takes', () => {
  const texts = (value: unknown): string[] => {
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'text' && typeof inner === 'string' ? [inner] : texts(inner),
    );
  };

  function expectAcceptable(alert: Alert): void {
    const message = renderSlack(dispatch(alert));
    const whole = JSON.stringify(message);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(message.blocks).length + message.text.length).toBeLessThan(13_000);
    for (const text of texts(message)) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(3000);
      expect(text).not.toMatch(UNWANTED);
    }
    for (const block of message.blocks) {
      if (block.type === 'header') expect(block.text.text.length).toBeLessThanOrEqual(150);
      if (block.type === 'actions')
        for (const button of block.elements) expect(button.text.text.length).toBeLessThanOrEqual(75);
    }
    expect(whole).not.toMatch(/<[!@#]/);
  }

  it('keeps 50 blocks, 3,000 characters a text, 150 in the header and 13,000 in all', () => {
    expectAcceptable(hostileAlert());
  });

  it('does so for text that grows fivefold by escaping', () => {
    expectAcceptable(hostileAlert('&'));
    expectAcceptable(hostileAlert('"\\'));
  });

  it('does so for any text whatever', () => {
    fc.assert(
      fc.property(anyText, (text) => expectAcceptable(hostileAlert(text))),
      { numRuns: 60 },
    );
  });

  it('turns & < > of foreign text in mrkdwn into entities', () => {
    const message = renderSlack(dispatch(hostileAlert('أخبار <!channel> & <b>')));
    expect(message.text).toContain('&lt;!channel&gt; &amp; &lt;b&gt;');
  });

  it('links to web addresses only, without credentials', () => {
    const whole = JSON.stringify(renderSlack(dispatch(hostileAlert())));
    expect(whole).not.toContain('javascript:');
    expect(whole).not.toContain('secret@');
  });
});

describe('a hostile article cannot break out of the mail', () => {
  it('adds no header and no line to the subject', () => {
    const mail = mailOf(hostileAlert());
    for (const value of [mail.subject, mail.messageId, ...mail.references, ...Object.values(mail.headers)]) {
      expect(value).not.toMatch(/[\r\n\0]/);
    }
  });

  it('has a subject of at most 70 characters for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { subject } = mailOf(hostileAlert(text));
        expect(subject.length).toBeLessThanOrEqual(70);
        expect(subject).not.toMatch(UNWANTED);
        expect(subject.isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('contains only the tags that Rasid writes', () => {
    const { html } = mailOf(hostileAlert());
    const tags = new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((tag) => tag[1]?.toLowerCase()));
    const ours = [
      'html',
      'head',
      'meta',
      'title',
      'body',
      'div',
      'table',
      'tr',
      'td',
      'b',
      'br',
      'span',
      'a',
    ];
    expect([...tags].filter((tag) => !ours.includes(tag ?? ''))).toEqual([]);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
    expect(html).not.toMatch(/href="(?!https?:)/);
  });

  it('opens and closes the same number of tables, rows and cells', () => {
    const { html } = mailOf(hostileAlert());
    const body = html.replaceAll(/<!--[\s\S]*?-->/g, '');
    for (const tag of ['table', 'tr', 'td', 'span', 'a', 'b', 'div']) {
      const opened = body.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
      expect(body.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0, tag).toBe(opened);
    }
  });
});

describe('feeds of hostile articles are still feeds', () => {
  it('is RSS that a parser reads back, with the headline as text', async () => {
    const feed = await new Parser().parseString(renderRss([hostileAlert()], HEAD));
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]?.title).toContain('Threat by');
    expect(feed.items[0]?.title).toContain('<!channel>');
    expect(feed.items[0]?.pubDate).toBeUndefined();
  });

  it('is JSON whose content holds no script', () => {
    const feed = JSON.parse(renderJsonFeed([hostileAlert()], HEAD)) as { items: { content_html: string }[] };
    expect(feed.items[0]?.content_html).toContain('&lt;script&gt;');
    expect(feed.items[0]?.content_html).not.toMatch(/<script|<img|<\/td/);
  });
});
