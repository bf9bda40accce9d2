import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderEmail } from '../../../src/channels/email/render.ts';
import { digest, operations, threat, withdrawal } from '../../alerts/samples.ts';
import { openBrowser, skipBrowser } from '../../parts/browser.ts';

/** Words that stand out too little from their ground (WCAG 2, level AA). */
const FAINT = `axe.run(document, { runOnly: ['color-contrast'] }).then(({ violations, incomplete }) =>
  [...violations, ...incomplete].flatMap(({ nodes }) => nodes.map(({ html }) => html)))`;
/** The colours of all grounds. */
const GROUNDS = `[...new Set([...document.querySelectorAll('*')].map((one) => getComputedStyle(one).backgroundColor))]`;

const luminance = (color: string): number => {
  const [r = 0, g = 0, b = 0, opacity = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return opacity * (0.2126 * r + 0.7152 * g + 0.0722 * b);
};

describe.skipIf(skipBrowser())('a mail where the system is dark', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 720, height: 900 } });
  });
  afterAll(() => browser.close());

  it.each([
    ...(['critical', 'high', 'medium', 'low', 'info'] as const).map((severity) => ({ ...threat, severity })),
    withdrawal,
    digest,
    operations,
  ])('is dark, and reads as easily: $headline, $severity', async (alert) => {
    const { html } = renderEmail(
      { alert, possibleDuplicate: true },
      { from: 'Rasid <rasid@example.org>', to: ['desk@example.org'] },
    );
    const lightest = async () =>
      Math.max(...((await page.evaluate(GROUNDS)) as string[]).map((color) => luminance(color)));
    await page.setContent(html);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await lightest()).toBeGreaterThan(254);
    await page.emulateMedia({ colorScheme: 'dark' });
    // That of a severity's bar.
    expect(await lightest()).toBeLessThan(140);
    await page.evaluate(axe.source);
    expect(await page.evaluate(FAINT)).toEqual([]);
  });
});
