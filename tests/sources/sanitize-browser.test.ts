import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sanitizeHtml } from '../../src/sources/sanitize.ts';
import { oneLine, plainText } from '../../src/sources/sanitize-text.ts';
import { openBrowser, skipBrowser } from '../parts/browser.ts';
import { hostileMarkup } from './hostile-markup.ts';

const AT_ONCE = 200;

/**
 * Runs in the page: writes each output into it, twice and between tags that may end what it leaves open, does what a
 * reader may do, and says which of them ran something or kept a name, a style or an event.
 */
const READER = `async (outputs) => {
  const ran = new Set();
  let current = -1;
  window.__evil = window.__EVIL = window.alert = () => ran.add(current);
  for (const [index, html] of outputs.entries()) {
    current = index;
    const box = document.createElement('div');
    box.innerHTML = '<h1>' + html + '</h1><table><tr><td>' + html + '</td></tr></table>';
    document.body.append(box);
    // What a browser wrote down itself may read otherwise the second time.
    box.innerHTML = box.innerHTML;
    const names = box.querySelectorAll('[id], [name], [style], [class], [srcdoc], [srcset], [action], [background]');
    if (names.length > 0) ran.add(index);
    if (/<[^<>]*[\\s/"'\`]on[a-z]{3,30}\\s*=/i.test(box.innerHTML.replaceAll(/&lt;|&gt;/g, ' '))) ran.add(index);
    for (const element of box.querySelectorAll('*')) {
      for (const name of ['mouseover', 'focus', 'error', 'load', 'toggle']) element.dispatchEvent(new Event(name));
      if (/^\\s*(?:java|vb|live)script:|^\\s*data:/i.test(element.getAttribute('href') ?? '')) ran.add(index);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return [...ran];
}`;

// What the sanitiser lets through is put into a real page as it stands: nothing of it may run, and nothing may be
// asked for but pictures, which are allowed.
describe.skipIf(skipBrowser())('in a real browser', () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.route('**/*', (route) => {
      const request = route.request();
      if (request.url() === 'https://reader.example/') {
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' });
      }
      if (request.resourceType() !== 'image') asked.push(`${request.resourceType()} ${request.url()}`);
      return route.abort();
    });
  }, 540_000);
  afterAll(() => browser?.close());

  const ranBy = async (outputs: readonly string[]): Promise<number[]> => {
    await page.goto('https://reader.example/');
    return page.evaluate(`(${READER})(${JSON.stringify(outputs)})`);
  };

  it('the check itself notices what is not sanitised', async () => {
    expect(
      await ranBy(['<p>نص</p>', '<img src=x onerror=__evil(1)>', '<a href="javascript:1">x</a>']),
    ).toEqual([1, 2]);
  });

  it.each([
    ['HTML', 5_500, (markup: string) => sanitizeHtml(markup, 'https://a.example/')],
    ['a plain text put in as HTML by mistake', 2_000, (markup: string) => oneLine(markup)],
    ['a title, read as HTML first', 2_000, (markup: string) => oneLine(plainText(markup))],
  ])('mutations of known attacks run nothing and ask for nothing: %s (%d)', async (_name, count, clean) => {
    asked.length = 0;
    const markup = hostileMarkup(count, 20_261_128);
    const survivors: string[] = [];
    for (let from = 0; from < markup.length; from += AT_ONCE) {
      const inputs = markup.slice(from, from + AT_ONCE);
      for (const index of await ranBy(inputs.map(clean))) survivors.push(inputs[index] ?? '');
    }
    expect(survivors).toEqual([]);
    expect(asked).toEqual([]);
  });
});
