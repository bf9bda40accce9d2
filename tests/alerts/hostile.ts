import type { Alert } from '../../src/model/alert.ts';
import { threat } from './samples.ts';

/** Everything a feed could hold to disturb a message, as raw text of an article. */
export const HOSTILE_TEXT = [
  '\u202Eعكس الاتجاه\u202C \u2066عزل مفتوح', // right-to-left override, an isolate never closed
  '<!channel> <@U123> <https://evil.example|اضغط>', // Slack's control sequences
  '</td></table><script>alert(1)</script><img src=x onerror=alert(1)>',
  '"\' onmouseover="alert(1)',
  'سطر أول\r\nBcc: victim@example.org\r\n\r\nجسم', // header injection
  'صفر\u0000وحرف\u0007تنبيه\u001B[31mأحمر\u001B]0;title\u0007', // null, bell, terminal escapes
  '🚨👨‍👩‍👧‍👦🇮🇶 \uD83D نصف', // emoji, a family joined by ZWJ, half a surrogate pair
  '*غامق* _مائل_ ~مشطوب~ `شيفرة` &amp; &lt;',
  ']]> <![CDATA[ &#0; \uFFFE',
].join(' ');

/** An alert whose every foreign string is hostile and long, without dates, with addresses that are no web addresses. */
export function hostileAlert(text = HOSTILE_TEXT): Alert {
  const long = text.repeat(Math.ceil(4000 / Math.max(1, text.length)));
  const name = { ar: text, en: text };
  const excerpt = {
    text: long,
    marks: [
      { start: 3, end: 40 },
      { start: 50, end: long.length },
    ],
    articleId: 'x1',
  };
  const article = {
    ...threat.articles[0],
    id: 'x1',
    source: text,
    ownership: 'independent' as const,
    sourceName: name,
    title: long,
    publishedAt: null,
  };
  const statement = threat.statements[0];
  if (!statement) throw new Error('the sample has no statement');
  return {
    ...threat,
    event: 'new_statement',
    whatsNew: [{ kind: 'words', text: long }],
    headline: `Threat by ${long}`,
    title: long,
    at: 'no date',
    statements: Array.from({ length: 6 }, () => ({
      ...statement,
      faction: long,
      factionAr: long,
      target: long,
      speaker: { name: long, nameEn: long, role: long },
      quote: excerpt,
    })),
    withdrawals: Array.from({ length: 4 }, () => ({
      force: text.slice(0, 30),
      host: text.slice(0, 30),
      forceName: null,
      hostName: null,
      status: 'announced' as const,
      deadline: text.slice(0, 12),
      certainty: 'reported' as const,
      excerpt,
    })),
    deadlines: Array.from({ length: 6 }, () => ({ date: text.slice(0, 12), text: long, articleId: 'x1' })),
    articles: [
      { ...article, url: 'javascript:alert(1)' },
      { ...article, url: `https://evil.example/${'أ'.repeat(700)}` },
      ...Array.from({ length: 38 }, (_, index) => ({
        ...article,
        url: `https://user:secret@evil.example/a|b>c"d'e/${index}?q=<x>&r=${encodeURIComponent(text.slice(0, 40).toWellFormed())}`,
      })),
    ],
    outlets: { total: 40, independent: 12 },
  };
}
