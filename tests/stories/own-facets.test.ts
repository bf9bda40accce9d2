import { describe, expect, it } from 'vitest';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { lookupKeys } from '../../src/stories/keys.ts';
import { createMemoryIndex } from '../../src/stories/memory-index.ts';
import { sketchFeatures } from './building.ts';

const DECLARED = { prisoner_exchange: ['where'] };

// Glosses: "an exchange of prisoners between the two sides under the UN: buses set off with twenty prisoners";
// the same of another place in nearly the same words; the first once more in quite other words.
const FIRST =
  'تبادل أسرى بين الجانبين برعاية الأمم المتحدة، وانطلقت الحافلات وعلى متنها عشرون أسيرا صباح اليوم';
const ALIKE =
  'برعاية الأمم المتحدة انطلقت حافلات تقل ثلاثين أسيرا، وجرى تبادل الأسرى بين الجانبين صباح اليوم';
const OTHER_WORDS = 'الصليب الأحمر يعلن عودة محتجزين إلى عائلاتهم ضمن صفقة رتبها الوسطاء';

function article(text: string, where: string, declared = DECLARED): ArticleFeatures {
  return sketchFeatures(
    { text, topics: ['prisoner_exchange'], facets: { where, stage: 'release' } },
    declared,
  );
}

function stories(...articles: ArticleFeatures[]): (string | null)[] {
  const index = createMemoryIndex();
  return articles.map((one) => index.place(one).storyId);
}

describe('facets that a topic declares to tell its stories apart', () => {
  it('part texts that are worded alike', () => {
    expect(stories(article(FIRST, 'Marib'), article(ALIKE, 'Taiz'))).toEqual(['s1', 's2']);
    expect(stories(article(FIRST, 'Marib'), article(ALIKE, 'marib'))).toEqual(['s1', 's1']);
  });

  it('do nothing where the topic declares none: wording decides', () => {
    const none = { prisoner_exchange: [] as string[] };
    expect(stories(article(FIRST, 'Marib', none), article(ALIKE, 'Taiz', none))).toEqual(['s1', 's1']);
  });

  it('part even copies: one text cannot be two events', () => {
    expect(stories(article(FIRST, 'Marib'), article(FIRST, 'Taiz'))).toEqual(['s1', 's2']);
  });

  it('find a development by other words', () => {
    const [first, other] = [article(FIRST, 'Marib'), article(OTHER_WORDS, 'Marib')];
    expect(lookupKeys(first).some((key) => key.startsWith('f:') && lookupKeys(other).includes(key))).toBe(
      true,
    );
  });
});
