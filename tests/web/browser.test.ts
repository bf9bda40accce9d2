import { serve } from '@hono/node-server';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastMoved } from '../../src/store/operator-lists.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openBrowser, skipBrowser } from '../parts/browser.ts';
import { openPages } from './open-pages.ts';
import { sampleStatus, TOKEN } from './sample-status.ts';

const PATHS = [
  '',
  'stories',
  'stories/1',
  'deadlines',
  'search?q=كتائب',
  'sources',
  'deliveries',
  'silences',
  'configuration',
  'configuration/plan',
  'nowhere',
];
/** Screenshots to look at go here where it is set. */
const SHOTS = process.env.RASID_SCREENSHOTS;
const now = new Date('2026-11-24T10:00:00Z');

describe.skipIf(skipBrowser())('the pages in a browser', () => {
  let browser: Browser;
  let page: Page;
  let archive: Archive;
  let url: string;
  let close: () => void;
  const complaints: string[] = [];
  /** What pages that follow were told that things stood at. */
  const looks: Promise<string>[] = [];
  const inLanguage = (path: string, language: string): string =>
    `${url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

  beforeAll(async () => {
    const status = sampleStatus(now);
    archive = await openArchive();
    const { storyId } = await archive.place({
      at: '2026-11-24T08:00:00Z',
      title: 'قيادي في كتائب سيد الشهداء: لن يبقى جندي أمريكي بعد نهاية العام',
      text: 'قال القيادي في كتائب سيد الشهداء: «إن بقاء جندي أمريكي واحد بعد 31 كانون الأول سيقابل بالسلاح».',
      statements: [{ words: 'إن بقاء جندي أمريكي واحد بعد 31 كانون الأول سيقابل بالسلاح' }],
      deadlines: [{ date: '2026-12-31', words: '31 كانون الأول' }],
    });
    for (const event of status.events) event.storyId = storyId ?? '';
    const app = openPages(archive, now, {
      status: async () => status,
      needs: {
        lastMoved() {
          const look = lastMoved(archive.store.pool);
          looks.push(look);
          return look;
        },
      },
    });
    url = await new Promise((resolve) => {
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}/`),
      );
      close = () => server.close();
    });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    page.setDefaultTimeout(120_000);
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => complaints.push(error.message));
  }, 540_000);
  afterAll(async () => {
    await browser?.close();
    close?.();
    await archive?.close();
  });

  it('sets Arabic from right to left and English from left to right', async () => {
    await page.goto(url);
    const directionOf = (selector: string): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).direction`);
    expect(await directionOf('blockquote')).toBe('rtl');
    expect(await directionOf('h2')).toBe('ltr');
  });

  it('is laid out from the right in Arabic, and stays so from page to page', async () => {
    await page.goto(url);
    await page.getByRole('link', { name: 'العربية' }).click();
    const place = async (): Promise<unknown> =>
      page.evaluate(
        "[document.documentElement.dir, document.querySelector('h1').getBoundingClientRect().left > document.querySelector('nav').getBoundingClientRect().left]",
      );
    expect(await place()).toEqual(['rtl', true]);
    await page.goto(`${url}sources`);
    expect(await place()).toEqual(['rtl', true]);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await place()).toEqual(['ltr', false]);
  });

  it('marks the evidence in the quote', async () => {
    await page.goto(url);
    expect(await page.locator('blockquote mark').first().textContent()).toMatch(/[\u0600-\u06ff]/);
  });

  // Each theme, language and width once: what one of them breaks it breaks beside any other.
  it.each([
    ['light', 'en', 1280],
    ['dark', 'ar', 390],
  ] as const)(
    'has no serious finding of axe-core, %s, %s, %i pixels wide, and never scrolls sideways',
    async (colorScheme, language, width) => {
      await page.emulateMedia({ colorScheme });
      for (const path of PATHS) {
        await page.goto(inLanguage(path, language));
        for (const across of [width, ...[1000, 390].filter((other) => other !== width)]) {
          await page.setViewportSize({ width: across, height: 800 });
          const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          expect(overflow, `/${path} at ${across} pixels`).toBeLessThanOrEqual(0);
          if (SHOTS)
            await page.screenshot({
              fullPage: true,
              path: `${SHOTS}/${path.replaceAll(/\W/g, '-') || 'overview'}-${across}-${colorScheme}-${language}.png`,
            });
        }
        await page.setViewportSize({ width, height: 800 });
        // Past the page's own policy, which rightly lets no such script in.
        await page.evaluate(axe.source);
        const found = (await page.evaluate(
          "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((node) => node.html).slice(0, 3) })))",
        )) as { id: string; impact: string; at: string[] }[];
        const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious, `/${path} at ${width} pixels`).toEqual([]);
      }
    },
    240_000,
  );

  it('asks for the token once a page, and only the button of a row does something', async () => {
    await archive.store.pool.query(
      `INSERT INTO source_states (id, next_fetch_at) VALUES ('outlet-3', '2096-01-01')`,
    );
    await page.goto(inLanguage('sources', 'en'));
    const token = page.getByLabel('Token');
    expect(await token.count()).toBe(1);
    await token.fill(TOKEN);
    await token.press('Enter');
    expect(page.url()).toBe(inLanguage('sources', 'en'));
    await page.getByRole('button', { name: 'Try now: outlet-3' }).click();
    expect(page.url()).toBe(`${url}sources?q=outlet-3`);
  });

  it('can be walked through with the keyboard, the skip link first', async () => {
    await page.goto(`${url}sources`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#content$/);
  });

  it('follows what moves without being loaded again', async () => {
    // It follows what moves from the first look on.
    const following = page.waitForResponse(/\/events$/);
    await page.goto(url);
    await following;
    await Promise.all(looks);
    await page.evaluate('window.stayed = true');
    const placed = await archive.place({
      at: '2026-11-24T09:30:00Z',
      title: 'القوات الأمريكية تبدأ الانسحاب من قاعدة عين الأسد',
      text: 'بدأت القوات الأمريكية الانسحاب من قاعدة عين الأسد غربي العراق.',
      withdrawals: [{ words: ['القوات الأمريكية الانسحاب'] }],
      topics: ['troop_withdrawal'],
    });
    expect(placed.event).toBe('opened');
    await page.waitForSelector('svg.bars[aria-label$="1, 0, 1"]', { state: 'attached', timeout: 120_000 });
    expect(await page.evaluate('window.stayed')).toBe(true);
  }, 540_000);

  it('leads from an alert to its story', async () => {
    await page.goto(url);
    await page.locator('.card h3 a').first().click();
    expect(page.url()).toMatch(/\/stories\/\d+$/);
  });

  it('makes the browser complain of nothing', () => {
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]);
  });
});
