import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderJsonFeed, renderRss } from '../../src/alerts/render/feed.ts';
import { renderEmail } from '../../src/channels/email/render.ts';
import { readTree, textOf } from '../../src/sources/feed/tree.ts';
import { HOSTILE_TEXT, hostileAlert } from '../alerts/hostile.ts';
import { OUTLETS } from '../alerts/samples.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openBrowser, skipBrowser } from '../parts/browser.ts';
import { hostileMarkup } from '../sources/hostile-markup.ts';
import { openPages } from './open-pages.ts';

const now = new Date('2026-11-24T10:00:00Z');
const WORDS = 'لن يبقى جندي أمريكي بعد 31 كانون الأول';
/** Attacks as they are, and changed; what the reader's own page would have to be, for one of them to run. */
const ATTACKS = hostileMarkup(600, 12).map((markup) => markup.replaceAll('\0', '').toWellFormed());
/** So many go into one text, which every field of an alert then carries. */
const AT_ONCE = 20;

/** Notes what runs, from before the page's first line on. */
const WATCH = `window.__ran = []; window.__evil = window.__EVIL = window.alert = (what) => window.__ran.push(String(what));`;
/** Does to every element what a reader may do, and gives what ran. */
const READ = `(async () => {
  for (const element of document.querySelectorAll('body *')) {
    for (const name of ['mouseover', 'focus', 'error', 'load', 'toggle', 'click'])
      if (name !== 'click' || element.tagName === 'SUMMARY') element.dispatchEvent(new Event(name));
    if (/^\\s*(?:java|vb|live)script:|^\\s*data:/i.test(element.getAttribute('href') ?? '')) window.__ran.push('href');
  }
  await new Promise((resolve) => setTimeout(resolve, 60));
  return window.__ran;
})()`;

// Without the pages' policy: escaping alone must hold, the policy comes on top.
describe.skipIf(skipBrowser())('what attackers write, in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let archive: Archive;
  let origin = '';
  let close = (): void => {};
  const stories: string[] = [];
  /** Requests to anybody but ourselves. */
  const asked: string[] = [];

  beforeAll(async () => {
    archive = await openArchive();
    for (const [index, attack] of [
      HOSTILE_TEXT.replaceAll('\0', '').toWellFormed(),
      ...ATTACKS.slice(0, 40),
    ].entries()) {
      const { storyId } = await archive.place({
        at: `2026-11-20T08:${String(index % 60).padStart(2, '0')}:00Z`,
        title: `${attack} كتائب ${index}`,
        text: `${attack} ${WORDS} ${attack} ${index}`,
        url:
          index % 2 === 0 ? 'javascript:__evil(1)' : `https://a.example/"onmouseover=__evil(1) x="${index}`,
        outlet: { ...OUTLETS.independent, id: `outlet-${index}`, name: { ar: attack, en: attack } },
        statements: [
          {
            words: WORDS,
            faction: attack,
            target: attack,
            speaker: { name: attack, nameEn: attack, role: attack },
          },
        ],
        deadlines: [{ date: '2026-12-31', words: '31 كانون الأول' }],
        topics: ['faction_statement'],
      });
      if (storyId !== null) stories.push(storyId);
    }
    await archive.store.pool.query(`UPDATE deliveries SET state = 'dead', error = $1, attempts = 3`, [
      ATTACKS[3],
    ]);
    const app = openPages(archive, now);
    origin = await new Promise((resolve) => {
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      );
      close = () => void server.close();
    });
    browser = await openBrowser();
    const context = await browser.newContext({ bypassCSP: true });
    await context.addInitScript(WATCH);
    page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.route('**/*', (route) => {
      const { origin: to } = new URL(route.request().url());
      if (to === origin) return route.continue();
      asked.push(route.request().url());
      return route.abort();
    });
  }, 540_000);
  afterAll(async () => {
    await browser?.close();
    close();
    await archive?.close();
  });

  const ranIn = (html: string): Promise<unknown> => page.setContent(html).then(() => page.evaluate(READ));

  it('would be noticed if it ran', async () => {
    await page.goto(`${origin}/live.js`);
    await page.evaluate(WATCH);
    expect(await ranIn('<p>نص</p>')).toEqual([]);
    expect(await ranIn('<img src=x onerror=__evil(7)>')).toContain('7');
    expect(await ranIn('<a href="javascript:__evil(1)">x</a>')).toContain('href');
    asked.length = 0;
  });

  it('runs on none of the pages, and asks for nothing', async () => {
    const paths = [
      '/',
      '/stories',
      '/deadlines',
      '/sources',
      '/deliveries?state=dead',
      '/silences',
      '/configuration',
    ];
    const searches = ATTACKS.slice(0, 6).map((attack) => `/search?q=${encodeURIComponent(attack)}`);
    const filters = ATTACKS.slice(15, 20).map(
      (attack) => `/stories?text=${encodeURIComponent(attack)}&faction=${encodeURIComponent(attack)}`,
    );
    const found = ['/search?q=كتائب', ...stories.slice(0, 8).map((id) => `/stories/${id}`)];
    for (const path of [...paths, ...searches, ...filters, ...found]) {
      await page.goto(`${origin}${path}`);
      expect(await page.evaluate(READ), path).toEqual([]);
    }
    expect(asked).toEqual([]);
  }, 240_000);

  const texts = Array.from({ length: ATTACKS.length / AT_ONCE }, (_, index) =>
    ATTACKS.slice(index * AT_ONCE, (index + 1) * AT_ONCE).join(' '),
  );

  it.each<[medium: string, html: (text: string) => string]>([
    [
      'a mail',
      (text) =>
        renderEmail(
          { alert: hostileAlert(text), possibleDuplicate: true },
          { from: 'r@example.org', to: ['d@example.org'] },
        ).html,
    ],
    [
      'an item of the JSON feed',
      (text) =>
        (
          JSON.parse(renderJsonFeed([hostileAlert(text)], { title: 'R', homeUrl: null, feedUrl: null })) as {
            items: { content_html: string }[];
          }
        ).items[0]?.content_html ?? '',
    ],
    [
      'an item of the RSS',
      (text) => {
        // What readers show as HTML; a title is plain text.
        const rss = renderRss([hostileAlert(text)], { title: 'R', homeUrl: null, feedUrl: null });
        return textOf(readTree(rss.slice(rss.lastIndexOf('<description>')), new Map()));
      },
    ],
  ])(
    'runs nowhere and asks for nothing in %s',
    async (_medium, html) => {
      asked.length = 0;
      await page.goto(`${origin}/live.js`);
      for (const text of texts) {
        await page.evaluate(WATCH);
        expect(await ranIn(html(text)), text.slice(0, 200)).toEqual([]);
      }
      expect(asked).toEqual([]);
    },
    240_000,
  );
});
