import { extractArticle } from '../../../src/sources/extract/extract.ts';

export const ENGLISH = [
  'The ministry said on Monday that the last engineers had left the base, after a stay of nine years.',
  'Residents of the nearby town watched the convoy pass before dawn, and some waved from their roofs.',
  'Parliament is expected to debate the agreement next week, when the prime minister returns.',
];
export const ARABIC = [
  'أعلنت وزارة الدفاع يوم الاثنين مغادرة آخر المهندسين الأجانب قاعدة وادي السدر، بعد تسع سنوات من بدء المهمة.',
  'وقال سكان البلدة القريبة إنهم شاهدوا القافلة تعبر قبل الفجر، ولوح بعضهم من أسطح المنازل.',
  'ومن المتوقع أن يناقش البرلمان الاتفاق الأسبوع المقبل عند عودة رئيس الوزراء من زيارة خارجية.',
];

export const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => `<p>${text}</p>`).join('');

/** The lines that are found in a page of which only the body is given. */
export const linesOf = (body: string): string[] =>
  extractArticle(
    `<html><head><meta charset="utf-8"><title>Engineers leave the base</title></head><body>${body}</body></html>`,
    {
      url: 'https://daily.example/1',
    },
  ).text.split('\n');
