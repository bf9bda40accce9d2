import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/model/verdict.ts';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { sketchFeatures } from './building.ts';
import { at, events, tell } from './telling.ts';

const speaker = { name: 'سالم الكندي', nameEn: 'Salem al-Kindi', role: null };

/** An article of its own outlet in which one man of the faction says each of these, in the article's order. */
function article(hour: number, said: [Statement['type'], string][], after = ''): ArticleFeatures {
  const text = `${said.map(([, words]) => words).join('. ')}. ${after}`;
  return sketchFeatures({
    text,
    at: at(hour),
    statements: said.map(([type, words]) => {
      const start = text.indexOf(words);
      return {
        ...{ type, speaker, target: 'Israel' },
        quote: { field: 'text', start, end: start + words.length, text: words },
      };
    }),
  });
}

// Glosses: "our weapons and money come from beyond the sea"; "the group denies what a site ascribed to its leader";
// "we will close the strait tonight"; "the port is ours since dawn"; "the site heard it at
// a banquet last year and shows no recording"; "harvest feast in the valley".
const WORDS = 'سلاحنا ومالنا يأتيان من وراء البحر وهذا فخر لنا';
const DENIED = 'الجماعة تنفي ما نسبه موقع إلى قائدها';
const THREAT = 'سنغلق المضيق الليلة أمام كل ناقلة';
const CLAIM = 'صار المرفأ في يدنا منذ الفجر';
const SITE = 'وقال الموقع إنه سمع الكلام في مأدبة أقيمت العام الماضي ولم ينشر تسجيلا يثبت ذلك للقراء';
const FEAST = 'عيد الحصاد في الوادي يجمع العائلات';

describe('a denial', () => {
  it('of words that were told is news in their story, though the article repeats them', () => {
    const told = tell(
      article(9, [['position', WORDS]]),
      article(
        20,
        [
          ['denial', DENIED],
          ['position', WORDS],
        ],
        SITE,
      ),
    );
    expect(told[1]).toMatchObject({ event: 'new_statement', storyId: told[0]?.storyId });
  });

  it.each([
    ['the denial again', [['denial', DENIED]], 'corroborated|none'],
    ['other words of the man in these hours', [['position', CLAIM]], 'opened|new_statement'],
  ] as [string, [Statement['type'], string][], string][])('takes in %s: %s', (_name, said, event) => {
    const [, second] = events(tell(article(9, [['denial', DENIED]]), article(11, said)));
    expect(second).toMatch(new RegExp(`^(?:${event})$`));
  });

  // Gloss: "the enemy’s tale of the bridge is a lie" and "the group mourns with the families of the valley", a communiqué.
  it.each([
    ['in a communiqué is told with the rest of it', 'quoted', '', 1],
    ['in an article stands by itself', 'quoted', `${SITE}. ${FEAST}. ${SITE}`, 2],
    ['that is only reported stands by itself', 'reported', '', 2],
  ] as const)('%s', (_name, certainty, after, n) => {
    const said = ['رواية العدو عن الجسر كذب محض', 'وتعزي الجماعة أهالي الوادي وعائلاتهم'];
    const text = `بيان: ${said.join('. ')}. ${after}`;
    const { reports } = sketchFeatures({
      text,
      statements: said.map((words, i) => {
        const start = text.indexOf(words);
        return {
          ...{ type: i === 0 ? ('denial' as const) : ('position' as const), certainty },
          quote: { field: 'text' as const, start, end: start + words.length, text: words },
        };
      }),
    });
    expect(reports).toHaveLength(n);
  });

  it('beside a threat of the same man comes after it', () => {
    const both = article(9, [
      ['denial', DENIED],
      ['threat', THREAT],
    ]);
    expect(both.reports.map(({ statement }) => statement?.type)).toEqual(['threat', 'denial']);
  });
});

describe('what leads an article', () => {
  // The man's position of the morning stands in its background.
  it.each([
    ['is no part of what its background repeats', false, 'new_statement'],
    ['takes in what its background says besides', true, 'none'],
  ])('%s', (_name, leadIsKnown, event) => {
    const known = article(9, [['position', WORDS]]);
    const [lead, ground] = leadIsKnown ? [WORDS, THREAT] : [THREAT, WORDS];
    const text = `${lead}. ${`${FEAST}. `.repeat(30)}${ground}`;
    const quoteOf = (words: string) => {
      const start = text.indexOf(words);
      return { field: 'text' as const, start, end: start + words.length, text: words };
    };
    const later = sketchFeatures({
      text,
      at: at(leadIsKnown ? 10 : 30),
      statements: [
        { type: leadIsKnown ? 'position' : 'threat', speaker, target: 'Israel', quote: quoteOf(lead) },
        {
          type: 'position',
          speaker: { ...speaker, name: leadIsKnown ? speaker.name : null },
          target: 'Israel',
          quote: quoteOf(ground),
        },
      ],
    });
    const [, second] = events(tell(known, later));
    expect(second === 'corroborated' ? 'none' : second === 'opened' ? 'new_statement' : second).toBe(event);
  });
});
