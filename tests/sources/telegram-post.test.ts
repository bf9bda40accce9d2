import { expect, it } from 'vitest';
import { offeredArticles } from '../../src/sources/offered.ts';
import { readTelegramPage } from '../../src/sources/telegram-page.ts';
import { judged } from '../judge/judged.ts';
import { NOW } from './read-source.ts';
import { message, page, text } from './telegram-markup.ts';

// Glosses: "Qassam: we hit a tank …", "flags, label, footage of …", one line, "the Houthis: … will not be lifted".
it.each([
  ['with a label on a line of its own', '🔻<br>كتائب القسام:<br>استهدفنا دبابة ميركافا شرق الشجاعية بقذيفة'],
  [
    'whose first line goes on',
    'حزب الله:<br>مشاهد<br>من عملية استهداف تجمع لجنود العدو في بلدة الخيام بمسيرة',
  ],
  ['of one line', 'الناطق العسكري باسم كتائب القسام: قصفنا عسقلان برشقة صاروخية ردا على المجازر'],
  [
    'longer than a title',
    `القوات المسلحة اليمنية: ${'نؤكد استمرار عملياتنا في البحر الأحمر ضد السفن الإسرائيلية حتى رفع الحصار. '.repeat(5)}`,
  ],
])('a message %s is judged as the post it is, whatever its title is made of', (_name, html) => {
  const [post] = offeredArticles(readTelegramPage(page(message(7, text(html))), NOW).items, 'https://t.me/x');
  const { title = '', offeredText = '' } = post ?? {};
  expect(title).not.toBe('');
  const found = judged({ title, text: offeredText });
  expect(found).toEqual(judged({ text: offeredText }));
  expect(found.statements).toHaveLength(1);
  expect(found.statements[0]?.quote.field).toBe('text');
});
