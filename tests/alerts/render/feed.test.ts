import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { renderJsonFeed, renderRss } from '../../../src/alerts/render/feed.ts';
import { expectGolden } from '../../channels/golden.ts';
import { hostileAlert } from '../hostile.ts';
import { corrected, threat, withdrawal } from '../samples.ts';

const HEAD = { title: 'Rasid', homeUrl: null, feedUrl: null };

describe('feeds are what was last looked at and approved', () => {
  const head = {
    title: 'Rasid',
    homeUrl: 'https://rasid.example.org/',
    feedUrl: 'https://rasid.example.org/feed.rss',
  };
  const alerts = [threat, withdrawal, corrected];
  it.each([
    ['feed.rss', renderRss(alerts, head)],
    ['feed.json', renderJsonFeed(alerts, { ...head, feedUrl: null })],
  ])('%s', expectGolden);
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
