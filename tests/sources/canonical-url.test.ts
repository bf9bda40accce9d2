import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, declaredUrl, tidyUrl } from '../../src/sources/canonical-url.ts';

const IDENTITY: [string, string, string][] = [
  ['drops campaign parameters', 'https://a.example/n/1?utm_source=x&utm_medium=rss', 'https://a.example/n/1'],
  ['drops click ids', 'https://a.example/n/1?fbclid=A&gclid=B&yclid=C', 'https://a.example/n/1'],
  [
    'keeps what names the article',
    'https://a.example/n.php?id=7&utm_source=x',
    'https://a.example/n.php?id=7',
  ],
  ['sorts the parameters', 'https://a.example/n?b=2&a=1', 'https://a.example/n?a=1&b=2'],
  ['keeps the order of a repeated parameter', 'https://a.example/n?t=2&t=1', 'https://a.example/n?t=2&t=1'],
  ['drops source=rss', 'https://a.example/n?source=rss&id=3', 'https://a.example/n?id=3'],
  ['keeps a source that is an id', 'https://a.example/n?source=442', 'https://a.example/n?source=442'],
  ['takes http and https as one', 'http://a.example/n', 'https://a.example/n'],
  ['takes www and the bare host as one', 'https://www.a.example/n', 'https://a.example/n'],
  ['takes the mobile host as the site', 'https://m.a.example/n', 'https://a.example/n'],
  ['takes a mobile label behind the language', 'https://ar.m.a.example.org/n', 'https://ar.a.example.org/n'],
  ['leaves a host that is called m', 'https://m.example/n', 'https://m.example/n'],
  ['lower-cases the host, not the path', 'HTTPS://A.Example/News/X', 'https://a.example/News/X'],
  ['drops the final dot of a host', 'https://a.example./n', 'https://a.example/n'],
  ['leaves a host that is nothing but its dot', 'http://./n', 'https://./n'],
  [
    'takes a copy out of a copy',
    'https://cdn.ampproject.org/c/s/cdn.ampproject.org/c/s/a.example/n',
    'https://a.example/n',
  ],
  ['leaves a name that is all dots before amp', 'https://a.example/..amp', 'https://a.example/..amp'],
  ['makes no address of a host that is none', 'http://1../n', 'https://1../n'],
  ['drops the trailing slash', 'https://a.example/n/1/', 'https://a.example/n/1'],
  ['leaves the slash of the front page', 'https://a.example', 'https://a.example/'],
  ['folds double slashes', 'https://a.example//n///1', 'https://a.example/n/1'],
  ['drops the fragment', 'https://a.example/n#comments', 'https://a.example/n'],
  ['keeps a route in the fragment', 'https://a.example/#!/n/1', 'https://a.example/#!/n/1'],
  ['drops default ports', 'http://a.example:80/n', 'https://a.example/n'],
  ['keeps other ports and their scheme', 'http://a.example:8080/n', 'http://a.example:8080/n'],
  ['drops credentials', 'https://u:p@a.example/n', 'https://a.example/n'],
  ['drops an AMP ending', 'https://a.example/n/1/amp/', 'https://a.example/n/1'],
  ['drops an AMP beginning', 'https://a.example/amp/n/1', 'https://a.example/n/1'],
  ['drops an AMP suffix', 'https://a.example/n/1.amp', 'https://a.example/n/1'],
  ['keeps the html of an AMP suffix', 'https://a.example/n/1.amp.html', 'https://a.example/n/1.html'],
  ['drops AMP parameters', 'https://a.example/n?amp=1&outputType=amp', 'https://a.example/n'],
  ['drops an AMP host', 'https://amp.a.example/n', 'https://a.example/n'],
  ['keeps a path that is all amp', 'https://a.example/amp', 'https://a.example/amp'],
  ['unwraps the search engine cache', 'https://www.google.com/amp/s/www.a.example/n/', 'https://a.example/n'],
  ['unwraps the AMP cache', 'https://a-example.cdn.ampproject.org/c/s/a.example/n', 'https://a.example/n'],
  [
    'unwraps it where a mark hides in the host',
    'https://cdn.ampproject.org/c/a\u2068.example/n',
    'https://a.example/n',
  ],
  [
    'unwraps it with a dot behind the host',
    'https://cdn.ampproject.org./c/a.example/n',
    'https://a.example/n',
  ],
  ['leaves what is no host', 'https://cdn.ampproject.org/c/..\u2068e', 'https://cdn.ampproject.org/c/..e'],
  ['escapes Arabic letters', 'https://a.example/أخبار', 'https://a.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1'],
  ['writes escapes in upper case', 'https://a.example/%d8%a3', 'https://a.example/%D8%A3'],
  ['composes a decomposed hamza', 'https://a.example/%D8%A7%D9%94', 'https://a.example/%D8%A3'],
  ['drops direction marks', 'https://a.example/%E2%80%8F%D8%A3', 'https://a.example/%D8%A3'],
  ['keeps the zero-width joiner of a slug', 'https://a.example/%E2%80%8C', 'https://a.example/%E2%80%8C'],
  ['keeps windows-1256 escapes apart', 'https://a.example/%c7%e1?q=%c7', 'https://a.example/%C7%E1?q=%C7'],
  ['decodes needless escapes', 'https://a.example/%61bc?q=%7E', 'https://a.example/abc?q=~'],
  ['keeps an escaped slash escaped', 'https://a.example/a%2fb', 'https://a.example/a%2Fb'],
  ['takes plus and escaped blank as one', 'https://a.example/?q=a+b', 'https://a.example/?q=a%20b'],
  ['drops a parameter without name and value', 'https://a.example/n?=', 'https://a.example/n'],
  ['drops a session id in the path', 'https://a.example/n;jsessionid=AB12', 'https://a.example/n'],
  ['drops an index page', 'https://a.example/n/index.html', 'https://a.example/n'],
  ['reads an address without scheme', '//a.example/n', 'https://a.example/n'],
  ['keeps the mobile marker of a blog out', 'https://a.example/n.html?m=1', 'https://a.example/n.html'],
  ['returns what is no address, trimmed', '  tag:a.example,2026:1 ', 'tag:a.example,2026:1'],
  ['returns nonsense as it is', 'http://', 'http://'],
];

describe('canonicalUrl', () => {
  it.each(IDENTITY)('%s', (_name, address, expected) => {
    expect(canonicalUrl(address)).toBe(expected);
  });

  it('never throws, and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
        (address) => {
          const once = canonicalUrl(address);
          expect(canonicalUrl(once)).toBe(once);
        },
      ),
    );
  });

  it('comes to rest at once on addresses made of awkward pieces', () => {
    const host = fc.array(fc.constantFrom('www', 'm', 'amp', 'a', 'ar', 'mobile'), {
      minLength: 1,
      maxLength: 5,
    });
    const piece = fc.constantFrom(
      'amp',
      'index.html',
      'x.amp',
      'x.amp.amp.html',
      '%E2%80%8F..',
      '%2e',
      'a%2f',
      '%c7',
      'أ',
      ';jsessionid=1',
      '',
    );
    const query = fc.array(
      fc.constantFrom('amp', 'utm_a=1', 'b=%26', '=x', 'm=1', 'a=+', 'a', 'source=rss', '%=%'),
    );
    fc.assert(
      fc.property(host, fc.array(piece, { maxLength: 5 }), query, (labels, path, pairs) => {
        const once = canonicalUrl(`http://${labels.join('.')}.example/${path.join('/')}?${pairs.join('&')}`);
        expect(canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves an endless address alone', () => {
    const endless = `https://a.example/${'%D8/'.repeat(300_000)}`;
    expect(canonicalUrl(endless)).toBe(endless);
  });

  it('follows what the page declares', () => {
    expect(canonicalUrl('https://a.example/?p=12', 'https://www.a.example/n/12/')).toBe(
      'https://a.example/n/12',
    );
  });

  it('keeps to the address itself where the declared one grows too long', () => {
    const odd = `https:+/${'n/'.repeat(2_500)}`;
    expect(canonicalUrl(odd, odd)).toBe(canonicalUrl(odd));
    expect(canonicalUrl(canonicalUrl(odd, odd))).toBe(canonicalUrl(odd));
  });
});

const DECLARED: [string, string, string | null, string | null][] = [
  ['accepts an absolute address', 'https://a.example/?p=1', 'https://a.example/n/1', 'https://a.example/n/1'],
  ['completes a relative one', 'https://a.example/x?p=1', '/n/1', 'https://a.example/n/1'],
  [
    'accepts www for the mobile host',
    'https://m.a.example/1',
    'https://www.a.example/1',
    'https://www.a.example/1',
  ],
  [
    'accepts the site of an AMP copy',
    'https://www.google.com/amp/s/a.example/1/amp',
    'https://a.example/1',
    'https://a.example/1',
  ],
  ['refuses another outlet', 'https://a.example/1', 'https://b.example/1', null],
  ['refuses a host that only ends alike', 'https://a.example/1', 'https://bad-a.example/1', null],
  ['refuses the front page', 'https://a.example/n/1', 'https://a.example/', null],
  ['accepts the front page as itself', 'https://a.example/', 'https://a.example/', 'https://a.example/'],
  ['refuses what is no web address', 'https://a.example/1', 'javascript:alert(1)', null],
  ['has nothing to say without a declaration', 'https://a.example/1', null, null],
];

describe('declaredUrl', () => {
  it.each(DECLARED)('%s', (_name, page, declared, expected) => {
    expect(declaredUrl(page, declared)).toBe(expected);
  });
});

describe('tidyUrl', () => {
  it('keeps host, scheme and slash, and drops tracking and fragment', () => {
    expect(tidyUrl('http://www.a.example/n/?id=2&utm_source=x#top')).toBe('http://www.a.example/n/?id=2');
  });
});
