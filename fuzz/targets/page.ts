import { SourceError } from '../../src/lib/errors.ts';
import { readArticlePage } from '../../src/sources/extract/extract.ts';
import { inside, loadPage, matches } from '../../src/sources/page-dom.ts';
import { readSitemapXml } from '../../src/sources/sitemap-xml.ts';
import { readTelegramPage } from '../../src/sources/telegram-page.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';
import { NOW } from './now.ts';

const words: Target['words'] = [
  '<p>',
  '</p>',
  '<div class="comments">',
  '</div>',
  '<article>',
  '</article>',
  '<h1>',
  '<h2>',
  '<li>',
  '<a href="/x">',
  '</a>',
  '<script type="application/ld+json">',
  '</script>',
  '{"@type":"NewsArticle","articleBody":"',
  '"@graph":[',
  '<meta property="og:title" content="',
  '<link rel="canonical" href="',
  '<time datetime="2026-11-24">',
  '<table><tr><td>',
  '<template>',
  '<svg>',
  '<style>',
  '<!--',
  '<title>',
  '<base href="//x/">',
  '<b><i><u><p>',
  '&nbsp;',
  '<br>',
  'اقرأ أيضا',
  'اخبار ذات صلة',
  '<plaintext>',
  '<noscript>',
  '<form>',
  '<meta charset="utf-16">',
];

/** Bytes → the article of a page. */
export const page: Target = {
  name: 'page',
  samples: samplesOf('pages.txt'),
  words,
  allowed: [],
  run(input) {
    const { article } = readArticlePage(input, { url: 'https://example.org/news/1' });
    const { published, canonicalUrl } = article;
    hold(published === null || !Number.isNaN(Date.parse(published)), 'a date of publication is one');
    hold(canonicalUrl === null || /^https?:/.test(canonicalUrl), 'a canonical address is one of the web');
    return JSON.stringify(article).length;
  },
};

/** A page of headlines, a Telegram channel and a sitemap, all out of the same text. */
export const listing: Target = {
  name: 'listing',
  samples: samplesOf('listings.txt'),
  words: [
    ...words,
    '<div class="tgme_widget_message" data-post="ch/1">',
    '<div class="tgme_widget_message_text">',
    '<urlset>',
    '<url><loc>',
    '</loc></url>',
    '<news:title>',
    '<lastmod>',
    '<sitemap>',
  ],
  allowed: [SourceError],
  run(input) {
    const text = textOf(input);
    const dom = loadPage(text);
    const found = matches(dom, 'li, .item, article', 1_000).map(
      (item) => inside(item, 'a[href]').first().text().length,
    );
    const telegram = readTelegramPage(text, NOW);
    hold(
      telegram.items.every(({ url }) => url?.startsWith('https://t.me/')),
      'a message is at its own address',
    );
    const sitemap =
      text.includes('<urlset') || text.includes('<sitemapindex') ? readSitemapXml(text).entries : [];
    return found.reduce((sum, length) => sum + length, 0) + JSON.stringify([telegram, sitemap]).length;
  },
};
