import type { HttpClient } from '../../src/http/contract.ts';
import { SourceError } from '../../src/lib/errors.ts';
import { createRobots } from '../../src/sources/robots.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target } from '../target.ts';

const PAGE = `https://example.org/${'news/a'.repeat(60)}?id=1`;

/** A robots.txt → may a page be read, after which pause, and which sitemaps are there. */
export const robots: Target = {
  name: 'robots',
  samples: samplesOf('robots.txt'),
  words: [
    'User-agent: *\n',
    'User-agent: Rasid\n',
    'Disallow: /',
    'Allow: /',
    '*',
    '$',
    '**',
    '/*a',
    'Crawl-delay: ',
    'Crawl-delay: 1e9\n',
    'Sitemap: ',
    'https://example.org/s.xml\n',
    '#',
    '%2F',
    '\r',
    '\u0000',
    'news/a',
  ],
  allowed: [SourceError],
  async run(input) {
    const http = { get: async () => ({ body: input }), close: async () => {} } as unknown as HttpClient;
    const rules = createRobots(http, 'Rasid/1.0', () => 0);
    const { gapMs } = await rules.ruleFor(PAGE);
    hold(gapMs >= 0 && gapMs <= 30_000, 'a pause is bounded');
    return (await rules.sitemaps(PAGE)).join('').length;
  },
};
