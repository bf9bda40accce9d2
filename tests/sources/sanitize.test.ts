import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { sanitizeHtml } from '../../src/sources/sanitize.ts';
import { safeAddress } from '../../src/sources/sanitize-address.ts';
import { oneLine, plainText, withoutMarks } from '../../src/sources/sanitize-text.ts';

/** Every tag and attribute a browser would see, for tests that say what must not be there. */
function seen(html: string): { tags: string[]; attributes: [string, string][] } {
  const tags: string[] = [];
  const attributes: [string, string][] = [];
  const parser = new Parser({
    onopentag(name, found) {
      tags.push(name);
      attributes.push(...Object.entries(found));
    },
  });
  parser.end(html);
  return { tags, attributes };
}

const ATTACKS = [
  `<script>alert(1)</script>`,
  `<SCRIPT SRC=//x.example/a.js></SCRIPT>`,
  `<scr<script>ipt>alert(1)</scr</script>ipt>`,
  `<script/x src="a.js"></script>`,
  `<<script>alert(1);//<</script>`,
  `<script>alert(1)`,
  `<scr\0ipt>alert(1)</scr\0ipt>`,
  `<img src=x onerror=alert(1)>`,
  `<img/src=x/onerror=alert(1)>`,
  `<img src="x" onerror\n=\n"alert(1)">`,
  `<img """><script>alert(1)</script>">`,
  `<p onmouseover="alert(1)"`,
  `<a title='<img src=x onerror=alert(1)>'>x</a>`,
  `<img alt="<script>alert(1)</script>">`,
  `<a href="javascript:alert(1)">x</a>`,
  `<a href=" \u0001 JaVa\tScRiPt:alert(1)">x</a>`,
  `<a href="&#106;ava&#x73;cript&colon;alert(1)">x</a>`,
  `<a href=&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058>x</a>`,
  `<a href="%6aavascript:alert(1)">x</a>`,
  `<a href="vbscript:x">x</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>`,
  `<a href="feed:javascript:alert(1)">x</a>`,
  `<img src="data:image/svg+xml;base64,PHN2Zz4=">`,
  `<q cite="javascript:alert(1)">x</q>`,
  `<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>`,
  `<math><mi xlink:href="data:x,<script>alert(1)</script>">x</mi></math>`,
  `<iframe src="javascript:alert(1)"><script>alert(1)</script></iframe>`,
  `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
  `<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>`,
  `<form action="javascript:alert(1)"><input onfocus=alert(1) autofocus><button formaction="javascript:alert(1)">`,
  `<div style="background:url(javascript:alert(1));width:expression(alert(1))">x</div>`,
  `<style>@import 'javascript:alert(1)';</style>`,
  `<link rel=stylesheet href="javascript:alert(1)"><base href="javascript:alert(1)//">`,
  `<meta http-equiv=refresh content="0;url=javascript:alert(1)">`,
  `<table background="javascript:alert(1)"><tr><td>x</table>`,
  `<!--[if gte IE 4]><script>alert(1)</script><![endif]-->`,
  `<!--><script>alert(1)</script>-->`,
  `<![CDATA[<script>alert(1)</script>]]>`,
  `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
  `<textarea><script>alert(1)</script></textarea>`,
  `<title><img src=x onerror=alert(1)></title>`,
  `<xmp><img src=x onerror=alert(1)></xmp>`,
  `<plaintext><img src=x onerror=alert(1)>`,
  `<template><img src=x onerror=alert(1)></template>`,
  `<details open ontoggle=alert(1)>x</details>`,
  `<video><source onerror="alert(1)"></video>`,
  `<marquee onstart=alert(1)>x</marquee><isindex action="javascript:alert(1)"><layer src=x>`,
  `+ADw-script+AD4-alert(1)+ADw-/script+AD4-`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `<a href="java&amp;#115;cript:alert(1)">x</a>`,
  `<img src= onpointerenter="alert(1)">`,
  `<a href=onpointerenter=alert(1)>x</a>`,
  `<img src=a.png"'onpointerenter="alert(1)>`,
  `<img src="a.png&#34;onpointerenter=alert(1)">`,
];
const BAD_TAG =
  /^(script|style|iframe|object|embed|form|input|button|svg|math|link|meta|base|template|textarea|video|source|xmp|title|marquee|layer|isindex|noscript|body|html|head)$/;
const SAFE_ADDRESS = /^(https?|ftp|mailto|tel|news):|^[^:]*$/i;

describe('no attack survives', () => {
  it.each(ATTACKS)('%s', (attack) => {
    for (const html of [
      sanitizeHtml(attack, 'https://example.org/'),
      sanitizeHtml(`<p>قبل ${attack} بعد</p>`),
    ]) {
      const { tags, attributes } = seen(html);
      expect(tags.filter((tag) => BAD_TAG.test(tag))).toEqual([]);
      expect(attributes.filter(([name]) => /^on|^style$|^srcdoc$|action|background/.test(name))).toEqual([]);
      const addresses = attributes.filter(([name]) => /^(href|src|cite)$/.test(name));
      expect(addresses.filter(([, value]) => !SAFE_ADDRESS.test(value))).toEqual([]);
      expect(html).not.toMatch(/<script|<[^>]+(?:[\s/"']|%2[27])on\w+\s*=|(java|vb)script:|data:text\/html/i);
      expect(sanitizeHtml(html)).toBe(html);
    }
    expect(oneLine(attack)).not.toMatch(/<\s*script|<[^>]+=|(java|vb)script:/i);
  });
});

describe('no mixture of attacks survives', () => {
  const pieces = [
    '<',
    '>',
    '"',
    "'",
    '/',
    '=',
    ' ',
    '\n',
    '\0',
    '&',
    '&lt;',
    '&#',
    ';',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<p',
    '<b>',
    '</p>',
  ];
  const risky = [
    'script',
    'svg',
    'style',
    'onload=',
    'href=',
    'src=',
    'javascript:',
    'alert(1)',
    '<iframe',
    '<img ',
    '<a ',
    '</script>',
    '<math>',
    '<title>',
  ];
  const mixture = fc
    .array(fc.constantFrom(...pieces, ...risky, 'نص'), { maxLength: 25 })
    .map((parts) => parts.join(''));

  it('as HTML', () => {
    fc.assert(
      fc.property(mixture, (html) => {
        const { tags, attributes } = seen(sanitizeHtml(html, 'https://example.org/'));
        expect(tags.every((tag) => ['p', 'b', 'a', 'img'].includes(tag))).toBe(true);
        expect(attributes.every(([name]) => ['href', 'src', 'cite'].includes(name))).toBe(true);
        expect(attributes.every(([, address]) => /^https?:/.test(address))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('as a title that someone forgets to escape', () => {
    fc.assert(
      fc.property(mixture, (text) => {
        const { tags, attributes } = seen(oneLine(text));
        expect(tags.filter((tag) => BAD_TAG.test(tag))).toEqual([]);
        expect(attributes.filter(([name, value]) => name.startsWith('on') || value !== '')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a tag that what follows or surrounds it hides', () => {
  it.each([
    ['خبر <img src=x onerror=evil() x=', 'خبر img src=x onerror=evil() x='],
    ['خبر <img src=x onerror=evil() x="', 'خبر img src=x onerror=evil() x="'],
    ["خبر <img src=x onerror=evil() x='", "خبر img src=x onerror=evil() x='"],
    ['خبر <img src=x onerror=evil()', 'خبر img src=x onerror=evil()'],
    ['خبر <b x=">" onfocus=evil() y=', 'خبر'],
    ['خبر <b>&{evil()};', 'خبر &{evil()};'],
    ['خبر <noembed><img src=x onerror=evil()></noembed>', 'خبر'],
    ['خبر <noframes><img src=x onerror=evil()></noframes>', 'خبر'],
  ])('%s', (text, expected) => {
    expect(oneLine(text)).toBe(expected);
    expect(seen(`<h1>${oneLine(text)}</h1>`).tags).toEqual(['h1']);
  });
});

describe('the end of a line that is cut', () => {
  it.each([
    ['a tag is not left begun', 'خبر <strong>عاجل', 10, 'خبر stron'],
    ['nor where nothing was cut', 'خبر <img', 1000, 'خبر img'],
    ['an emoji is not halved', 'خبر 🚨', 5, 'خبر'],
    ['signs of comparison stay', '2 < 3 خبر', 5, '2 < 3'],
  ])('%s', (_what, text, limit, expected) => {
    expect(oneLine(text, limit)).toBe(expected);
  });
});

describe('words of scripts that hide a tag or one another', () => {
  it.each([
    ['<javascript:script>alert(1)</javascript:script>', ''],
    ['<javascript:noscript>', ''],
    ['<javascript:javascript:img src=x onerror=alert(1)>', ''],
    ['javascript javascript::alert(1)', 'alert(1)'],
    ['data:data:text/htmltext/html,x', ',x'],
    ['خبر <!-- بيان', 'خبر !-- بيان'],
    ['<?xml خبر', '?xml خبر'],
  ])('%s', (text, expected) => {
    expect(oneLine(text)).toBe(expected);
  });

  it('are gone however often they were put inside one another', () => {
    const nested = 'data:'.repeat(50) + 'text/html'.repeat(50);
    for (const clean of [oneLine(nested), sanitizeHtml(nested)])
      expect(clean).not.toContain('data:text/html');
  });
});

describe('what an article needs is kept', () => {
  it.each([
    ['structure', '<h2>عنوان</h2><p>فقرة<br>سطر</p>', '<h2>عنوان</h2><p>فقرة<br />سطر</p>'],
    ['a list with forgotten end tags', '<ul><li>واحد<li>اثنان</ul>', '<ul><li>واحد</li><li>اثنان</li></ul>'],
    [
      'a link made absolute',
      '<a href="/خبر" target="_blank">اقرأ</a>',
      '<a href="https://example.org/%D8%AE%D8%A8%D8%B1">اقرأ</a>',
    ],
    [
      'a picture with its caption',
      '<img alt="دبابة" src="a.jpg" width=10 class=x>',
      '<img alt="دبابة" src="https://example.org/a.jpg" width="10" />',
    ],
    ['direction and language', '<p dir="rtl" lang="ar">نص</p>', '<p dir="rtl" lang="ar">نص</p>'],
    ['words in quotes and signs', '<p>«قال» "نعم" & 2 < 3</p>', '<p>«قال» "نعم" &amp; 2 &lt; 3</p>'],
    ['the text of tags that go', '<form>نموذج <label>اسم</label></form><blink>قديم</blink>', 'نموذج اسمقديم'],
    ['the text after a frame', 'قبل<iframe src="https://x.example"></iframe> بعد', 'قبل بعد'],
    ['the text after a self-closed frame', 'قبل<iframe src="https://x.example"/> بعد', 'قبل بعد'],
    ['HTML wrapped in CDATA twice', '<![CDATA[<p>نص</p>]]>', '<p>نص</p>'],
    [
      'a table',
      '<table border=1><tr><td colspan=2>خلية</table>',
      '<table border="1"><tr><td colspan="2">خلية</td></tr></table>',
    ],
  ])('%s', (_what, html, expected) => {
    expect(sanitizeHtml(html, 'https://example.org/')).toBe(expected);
  });

  it('text around a script stays, the script goes', () => {
    expect(sanitizeHtml('آمن<script>alert("<b>")</script> نص')).toBe('آمن نص');
  });
});

describe('nesting and length are bounded', () => {
  it('a tower of tags is cut, its text is kept', () => {
    const html = sanitizeHtml(`${'<b>'.repeat(50_000)}نص${'</b>'.repeat(50_000)}`);
    expect(html.length).toBeLessThan(1000);
    expect(plainText(html)).toBe('نص');
  });
});

describe('addresses', () => {
  it.each([
    ['https://example.org/a?b=1&c=2', null, 'https://example.org/a?b=1&c=2'],
    ['http://example.org', 'https://other.example/', 'http://example.org'],
    ['/خبر/1', 'https://example.org/rss', 'https://example.org/%D8%AE%D8%A8%D8%B1/1'],
    ['//cdn.example/x', 'https://example.org/', 'https://cdn.example/x'],
    ['//"focus=', 'https://example.org/', 'https://%22focus=/'],
    ['a/b.html', null, 'a/b.html'],
    ['mailto:desk@example.org', null, 'mailto:desk@example.org'],
    ['\n https://example.org/\n', null, 'https://example.org/'],
    ['javascript:alert(1)', 'https://example.org/', null],
    ['java\nscript:alert(1)', null, null],
    ['\u200bjavascript:alert(1)', null, null],
    ['file:///etc/passwd', null, null],
    ['data:image/png;base64,AAAA', null, null],
    ['unknown:thing', null, null],
    ['', 'https://example.org/', null],
    ['onfocus="go()"', 'https://example.org/', null],
    ['https://example.org/onfocus=%22go()%22', null, null],
    ['//"onclick=', 'https://example.org/', null],
    [`a.png'onload=go()`, null, null],
    ['a.png%22onload=go()', 'https://example.org/', null],
    ['/a?onload=1&online=2', 'https://example.org/', 'https://example.org/a?onload=1&online=2'],
    ['/on=1', 'https://example.org/', 'https://example.org/on=1'],
  ])('%s against %s', (address, base, expected) => {
    expect(safeAddress(address, base)).toBe(expected);
  });
});

describe('plain text', () => {
  it.each([
    ['blocks end lines', '<h1>عنوان</h1><p>أول  سطر<br>ثان</p><div>ثالث</div>', 'عنوان\nأول سطر\nثان\nثالث'],
    ['inline tags do not', 'ان<b>سحا</b>ب', 'انسحاب'],
    ['references are decoded', '&laquo;&#1606;&#x635;&raquo; &amp; &nbsp;نص', '«نص» & نص'],
    ['scripts and styles are silent', 'أ<script>x()</script><style>b{}</style>ب', 'أب'],
    ['white space collapses', ' \n أ \t\r\n ب ', 'أ ب'],
    ['a CDATA section without end loses nothing', 'أ <![CDATA[ب <b>ج</b>', 'أ ب ج'],
    ['what CDATA wraps is HTML like the rest', 'أ<![CDATA[<img src=x onerror=evil()>]]>ب', 'أب'],
    ['a script whose name holds a control character is silent', 'أ<scr\0ipt>x()</scr\0ipt>ب', 'أب'],
  ])('%s', (_what, html, expected) => {
    expect(plainText(html)).toBe(expected);
  });
});

describe('one line for a title', () => {
  it.each([
    ['bidi marks go', '\u202bعاجل\u202c: \u2067انسحاب\u2069\u200f', 'عاجل: انسحاب'],
    ['zero-width marks go', 'انس\u200bحاب\ufeff الق\u00adوات', 'انسحاب القوات'],
    ['line breaks become spaces', 'سطر\nآخر', 'سطر آخر'],
    ['control characters go', 'نص\u0007\u0000', 'نص'],
    ['comparison signs stay', '2 < 3 > 1', '2 < 3 > 1'],
    ['the name of a tag stays', 'The <b> tag and List<String>', 'The <b> tag and List<String>'],
    ['a disguised script goes', 'عاجل &amp; <script>alert(1)</script>خبر', 'عاجل & خبر'],
    ['a sign that opens a tag goes, the words stay', 'السعر <b خبر', 'السعر b خبر'],
  ])('%s', (_what, text, expected) => {
    expect(oneLine(text)).toBe(expected);
  });

  it('a family emoji stays together, a loose joiner goes', () => {
    expect(withoutMarks('👩\u200d👧 نص\u200d')).toBe('👩\u200d👧 نص');
  });
});

describe('a tag that a zero-width mark hides is found before the mark goes', () => {
  it.each(['\u200b', '\u200e', '\u00ad', '\ufeff', '\u2066'])('%j', (mark) => {
    expect(oneLine(`عاجل <${mark}img src=x onerror=evil(1)> بيان`)).not.toMatch(/<img/i);
    expect(oneLine(`عاجل <i${mark}mg src=x onerror=evil(1)> بيان`)).not.toMatch(/<img/i);
  });
});

describe('what no reader sees goes', () => {
  it.each([
    ['a hidden span', 'قبل <span hidden>خفي</span>بعد', 'قبل بعد'],
    ['one hidden by its style', '<div style="color:red; DISPLAY : none">خفي</div>بعد', 'بعد'],
    ['what is in it', '<div hidden><p>خفي <b>جدا</b></p><div>و</div></div><p>بعد</p>', '<p>بعد</p>'],
    [
      'but nothing where the end is missing',
      '<p>قبل</p><div hidden>نص<p>بعد</p>',
      '<p>قبل</p><div>نص<p>بعد</p></div>',
    ],
    ['nor where it stands before', 'قبل</div><div hidden>نص', 'قبل<div>نص</div>'],
    ['nor where one of a longer name has it', '<p hidden>نص<pre>بعد</pre>', '<p>نص<pre>بعد</pre></p>'],
    ['whatever begins with its letters', '<b hidden>خفي</b>قبل<br>بعد', 'قبل<br />بعد'],
    ['nor what a search would show', '<p hidden="until-found">نص</p>', '<p>نص</p>'],
  ])('%s', (_name, html, expected) => {
    expect(sanitizeHtml(html)).toBe(expected);
  });

  it('in linear time, however many there are', () => {
    const start = process.cpuUsage();
    expect(sanitizeHtml('<b hidden>خفي</b>'.repeat(40_000))).toBe('');
    // Searching the whole text for each of them takes minutes.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  });
});
