import { describe, expect, it } from 'vitest';
import { decide } from '../../src/stories/decide.ts';
import type { StoryFeatures } from '../../src/stories/features.ts';
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

function article(text: string, where: string, declared = DECLARED): StoryFeatures {
  return sketchFeatures(
    { text, topics: ['prisoner_exchange'], facets: { where, stage: 'release' } },
    declared,
  );
}

function stories(...articles: StoryFeatures[]): (string | null)[] {
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

  it('do not part what copies a text already there', () => {
    expect(stories(article(FIRST, 'Marib'), article(FIRST, 'Taiz'))).toEqual(['s1', 's1']);
  });

  it('find a story by other words, and say why', () => {
    const [first, other] = [article(FIRST, 'Marib'), article(OTHER_WORDS, 'Marib')];
    expect(lookupKeys(first).some((key) => key.startsWith('f:') && lookupKeys(other).includes(key))).toBe(
      true,
    );
    const { story } = decide(first, []);
    const joined = decide(article(ALIKE, 'Marib'), [{ ...story, id: 's1' }]);
    expect(joined.reason).toContain('same where marib');
  });
});
