import { describe, expect, it } from 'vitest';
import { sanitizeHtml } from '../../src/sources/sanitize.ts';
import { plainText } from '../../src/sources/sanitize-text.ts';
import { sanitizedText } from '../../src/sources/sanitized-text.ts';

describe('the text of sanitised HTML is what a reader of any HTML makes of it', () => {
  it.each([
    ['no tags', 'خبر واحد', 'خبر واحد'],
    ['nothing', '', ''],
    ['paragraphs', '<p>أول</p><p>ثان</p>', 'أول\nثان'],
    ['a text before and behind its tags', 'قبل<p>في</p>بعد', 'قبل\nفي\nبعد'],
    ['tags within a line', '<p>من <b>هنا </b> إلى <a href="/x">هناك</a></p>', 'من هنا إلى هناك'],
    ['line breaks of the source', '<p>سطر\n   وآخر\t</p>\n<p>\n</p>', 'سطر وآخر'],
    ['blanks of other kinds', '<p>\u00a0أ\u2003ب\u3000</p>', 'أ ب'],
    ['line breaks', 'أ<br>ب<br/>ج', 'أ\nب\nج'],
    ['signs', '<p>أ &lt; ب &amp;&amp; ج &gt; د &quot;</p>', 'أ < ب && ج > د "'],
    ['a sign written twice', '<p>&amp;lt;b&amp;gt; &amp;nbsp;</p>', '&lt;b&gt; &nbsp;'],
    ['a picture', '<figure><img src="/a.jpg" alt="a > b"><figcaption>تعليق</figcaption></figure>', 'تعليق'],
    ['control characters as references', '<p>أ&#8;ب&#127;</p>', 'أب'],
    ['halves of a letter', '<p>\ud83d<b>\ude00</b></p>', '\ufffd\ufffd'],
  ])('%s', (_name, html, text) => {
    const sanitised = sanitizeHtml(html, 'https://example.org/');
    expect(sanitizedText(sanitised)).toBe(text);
    expect(plainText(sanitised)).toBe(text);
  });

  it.each([
    '<script>alert(1)</script><p>نص</p>',
    '<P>نص</P>',
    '<p>نص &eacute; &#233;</p>',
    '<!-- تعليق --><p>نص</p>',
    '<svg><title>رسم</title></svg>نص',
  ])('what nobody sanitised, %s, is read as any HTML', (html) => {
    expect(sanitizedText(html)).toBe(plainText(html));
  });
});
