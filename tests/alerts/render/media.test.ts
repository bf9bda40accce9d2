import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../src/alerts/render/console.ts';
import { renderEmail } from '../../../src/alerts/render/email.ts';
import { renderJsonFeed, renderRss } from '../../../src/alerts/render/feed.ts';
import { renderSlack } from '../../../src/alerts/render/slack.ts';
import { displayWidth, wrapText } from '../../../src/alerts/render/terminal-lines.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { compose, judged, threat, withdrawal } from '../samples.ts';

const dispatch = (alert: Alert, possibleDuplicate = false) => ({ alert, possibleDuplicate });
const FROM = { from: 'Rasid <rasid@alerts.example.org>', to: ['desk@example.org'] };

describe('the terminal', () => {
  it.each([60, 80, 120])('stays within %i columns, addresses aside', (width) => {
    for (const line of renderConsole(dispatch(threat), { width, color: false }).split('\n')) {
      if (!line.includes('https://')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('colours nothing unless asked', () => {
    expect(renderConsole(dispatch(threat), { width: 80, color: false })).not.toContain('\u001B');
    expect(renderConsole(dispatch(threat), { width: 80, color: true })).toContain('\u001B[');
  });

  it('is not wider than 120 columns in a very wide window, nor unreadable in a tiny one', () => {
    const widest = (width: number) =>
      Math.max(...renderConsole(dispatch(threat), { width, color: false }).split('\n').map(displayWidth));
    expect(widest(400)).toBeLessThanOrEqual(120);
    expect(widest(5)).toBeGreaterThan(50);
  });

  it.each([
    ['abc', 3],
    ['قُوَّات', 4],
    ['中文', 4],
    ['\u2068خبر\u2069', 3],
    ['🚨', 2],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('breaks at blanks, and inside words wider than a line', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij xy', 4)).toEqual(['abcd', 'efgh', 'ij', 'xy']);
    expect(wrapText('', 10)).toEqual([]);
  });
});

describe('mail', () => {
  it('is the same message when it is tried again', () => {
    const [one, two] = [renderEmail(dispatch(threat), FROM), renderEmail(dispatch(threat, true), FROM)];
    expect(one.messageId).toBe('<rasid.alert.7c1e@alerts.example.org>');
    expect(two.messageId).toBe(one.messageId);
  });

  it('shares a thread with the other alerts of its story, and not with other stories', () => {
    const update = { ...withdrawal, id: 'other', storyId: threat.storyId };
    const [one, two] = [renderEmail(dispatch(threat), FROM), renderEmail(dispatch(update), FROM)];
    expect(two.messageId).not.toBe(one.messageId);
    expect(two.references).toEqual(one.references);
    expect(renderEmail(dispatch({ ...threat, storyId: '43' }), FROM).references).not.toEqual(one.references);
  });

  it.each([
    ['an id with characters that headers do not take', 'a b>\r\nX: 1'],
    ['an id of Arabic', 'قصة'],
    ['an id of a thousand letters', 'x'.repeat(1000)],
  ])('%s still gives a message id', (_name, id) => {
    const { messageId } = renderEmail(dispatch({ ...threat, id }), FROM);
    expect(messageId).toMatch(/^<rasid\.alert\.[0-9a-f]{32}@alerts\.example\.org>$/);
  });

  it('takes its message ids from localhost where the sender has no domain', () => {
    expect(renderEmail(dispatch(threat), { ...FROM, from: 'nobody' }).messageId).toMatch(/@localhost>$/);
  });

  it('offers List-Unsubscribe only where there is an address', () => {
    expect(renderEmail(dispatch(threat), FROM).headers).not.toHaveProperty('List-Unsubscribe');
    const { headers } = renderEmail(dispatch(threat), {
      ...FROM,
      unsubscribe: 'mailto:stop@example.org\r\nX: 1',
    });
    expect(headers['List-Unsubscribe']).toBe('<mailto:stop@example.orgX:1>');
  });

  it.each([
    ['opened', 'high', "High: Threat by Kata'ib Sayyid al-Shuhada against US forces in Iraq"],
    ['new_statement', 'critical', "CRITICAL update: Threat by Kata'ib Sayyid al-Shuhada against US…"],
  ] as const)('has a subject for %s', (event, severity, subject) => {
    expect(renderEmail(dispatch({ ...threat, event, severity }), FROM).subject).toBe(subject);
  });

  it('lays Arabic out from right to left by attribute and by style', () => {
    const { html } = renderEmail(dispatch(threat), FROM);
    expect(html).toMatch(/<td dir="rtl" align="right" lang="ar" style="[^"]*direction:rtl;text-align:right/);
  });

  it('uses nothing that Gmail or Outlook drop: no style sheet, class, flex, grid, picture or script', () => {
    const { html } = renderEmail(dispatch(threat), FROM);
    expect(html).not.toMatch(/<style|class=|display:\s*(?:flex|grid)|<img|<svg|<script|position:/);
  });

  it('says in its plain part all that the other says of facts, sources and links', () => {
    const { text } = renderEmail(dispatch(threat, true), FROM);
    for (const words of [
      threat.headline,
      'Nahr News',
      'https://news.example.org/a3',
      '31 Dec 2021',
      'May be a repeat',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('*إن بقاء جندي أمريكي واحد بعد 31 كانون الأول 2021 سيقابل بالسلاح*');
  });
});

describe('Slack', () => {
  const blocksOf = (alert: Alert) => renderSlack(dispatch(alert)).blocks;
  const whole = (alert: Alert) => JSON.stringify(blocksOf(alert));

  it('can be found again by its metadata', () => {
    expect(renderSlack(dispatch(threat)).metadata).toEqual({
      event_type: 'rasid_alert',
      event_payload: { id: '7c1e', story_id: '42', event: 'opened' },
    });
  });

  it('tells an update by what is new, first in the notification and then in the message', () => {
    expect(renderSlack(dispatch(withdrawal)).text).toMatch(
      /^🔴 French withdrawal from Niger: completed; status: ongoing → completed/,
    );
    expect(blocksOf(withdrawal)[2]).toMatchObject({
      type: 'section',
      text: { text: '↳ status: ongoing → completed' },
    });
  });

  it('has buttons where there are links, and none where there are not', () => {
    expect(blocksOf(threat).filter((block) => block.type === 'actions')).toHaveLength(1);
    expect(blocksOf(withdrawal).filter((block) => block.type === 'actions')).toHaveLength(0);
  });

  it('begins Arabic with a right-to-left mark and English without one', () => {
    const title = (text: string) => whole(compose([judged({ title: text, text: 'نص' })]));
    expect(title('2500 جندي')).toContain('"text":"\u200F2500 جندي"');
    expect(title('2500 troops')).toContain('"text":"2500 troops"');
  });

  it('sets evidence in bold', () => {
    expect(whole(withdrawal)).toContain('"text":"منهية انسحابها","style":{"bold":true}');
  });

  it('keeps every source of forty within one text, whole links only', () => {
    const forty = Array.from({ length: 40 }, (_, index) =>
      judged({
        id: `a${index}`,
        title: 't',
        text: 'ن',
        url: `https://example.org/${'x'.repeat(400)}/${index}`,
      }),
    );
    const sources = blocksOf(compose(forty)).findLast((block) => block.type === 'context');
    const text = sources?.type === 'context' ? (sources.elements[0]?.text ?? '') : '';
    expect(text.match(/</g)?.length).toBe(text.match(/>/g)?.length);
    expect(text.length).toBeLessThanOrEqual(3000);
  });
});

describe('feeds', () => {
  const head = {
    title: 'R & D',
    homeUrl: 'https://r.example.org/',
    feedUrl: 'https://r.example.org/feed.rss',
  };

  it('identify an item by the alert, and link the story before the article', () => {
    const rss = renderRss([threat, withdrawal], head);
    expect(rss).toContain('<guid isPermaLink="false">7c1e</guid>');
    expect(rss).toContain('<link>https://r.example.org/stories/42</link>');
    const bare = renderRss([threat, withdrawal], { ...head, homeUrl: null });
    expect(bare).toContain('<link>https://news.example.org/a1</link>');
    expect(rss).toContain('<title>R &amp; D</title>');
  });

  it('is an empty feed for no alerts', () => {
    expect(renderRss([], head)).not.toContain('<item>');
    expect(JSON.parse(renderJsonFeed([], head))).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'R & D',
      home_page_url: head.homeUrl,
      feed_url: head.feedUrl,
      items: [],
    });
  });
});
