import { describe, expect, it } from 'vitest';
import { mayOwn } from '../../../src/judge/annotate/forces.ts';
import { mayName } from '../../../src/judge/annotate/names.ts';
import { namesPlace } from '../../../src/judge/annotate/places.ts';
import { isTrigger } from '../../../src/judge/annotate/triggers.ts';
import { between, contains, gapOf, quotationsIn, spanOf } from '../../../src/judge/document/document.ts';
import { isTelling } from '../../../src/judge/features/gate.ts';
import { NAMES, OWNERS, PLACES, TELLING, TRIGGERS } from '../../../src/judge/lexicon/kinds.ts';
import type { Match } from '../../../src/judge/lexicon/matcher.ts';
import type { Field } from '../../../src/model/verdict.ts';
import { documentOf, words } from '../analysed.ts';
import type { Sample } from '../judged.ts';

/** Each sentence as `zone: words`. */
const zones = (sample: Sample): string[] =>
  documentOf(sample).sentences.map((sentence) => `${sentence.zone}: ${words(sentence, sentence)}`);

describe('zones', () => {
  it('are the headline, the first sentence of the text, and the rest', () => {
    expect(
      zones({ title: 'غادرت القوات', text: 'غادر آخر رتل فجرا. وقال شهود إنه اتجه شمالا. وساد هدوء.' }),
    ).toEqual([
      'headline: غادرت القوات',
      'lead: غادر آخر رتل فجرا.',
      'body: وقال شهود إنه اتجه شمالا.',
      'body: وساد هدوء.',
    ]);
  });

  it('pass over a line of emoji or a dateline to find the lead', () => {
    expect(zones({ text: '🔴 عاجل\nغادر آخر رتل البلاد فجرا.' })).toEqual([
      'body: 🔴 عاجل',
      'lead: غادر آخر رتل البلاد فجرا.',
    ]);
  });

  it('give a post without a headline a lead of its own', () => {
    expect(zones({ text: 'غادر آخر رتل البلاد فجرا.' })).toEqual(['lead: غادر آخر رتل البلاد فجرا.']);
  });

  it('end with teasers: from the line on that opens a list of other stories', () => {
    const text =
      'غادر آخر رتل البلاد فجرا.\nوساد هدوء.\nاقرأ أيضا: حزب الله يهدد إسرائيل\nوقال شهود كلاما كثيرا.';
    expect(zones({ text }).map((line) => line.split(':')[0])).toEqual(['lead', 'body', 'teaser', 'teaser']);
  });

  it('do not begin teasers with the first sentence or inside one', () => {
    expect(zones({ text: 'اقرأ أيضا عن غيرها في هذا الباب.' })[0]).toMatch(/^lead/);
    expect(zones({ text: 'غادر آخر رتل البلاد فجرا.\nوقال للطلاب بعد ذلك اقرأ أيضا كتابا.' })[1]).toMatch(
      /^body/,
    );
  });
});

describe('sentences', () => {
  it('of more than 160 tokens are read in pieces, which leave out nothing and overlap nowhere', () => {
    const { sentences, text } = documentOf({ text: 'كلمة '.repeat(500) });
    expect(sentences.map(({ first, end }) => [first, end])).toEqual([
      [0, 160],
      [160, 320],
      [320, 480],
      [480, 500],
    ]);
    expect(sentences.at(-1)?.end).toBe(text.tokens.length);
    expect(sentences.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });

  it('hold the words of the lexicon that begin in them and no others', () => {
    const { sentences } = documentOf({ title: 'انسحاب', text: 'قالت حماس كلاما. ثم انسحبت القوات.' });
    const triggers = sentences.map(
      ({ matches }) => matches.filter(({ concept }) => concept.startsWith('act.')).length > 0,
    );
    expect(triggers).toEqual([true, false, true]);
  });

  const telling = [
    'وانسحبت القوات التركية من سوريا، وغادرت وحدات الجيش الأميركي قواعدها في العراق.',
    'قال المتحدث باسم حزب الله إن ولد الشيخ غادر بيروت.',
    'وساد هدوء.',
  ];
  it.each([
    ['of leaving', TRIGGERS, isTrigger],
    ['of troops', OWNERS, mayOwn],
    ['of names', NAMES, mayName],
    ['of places', PLACES, namesPlace],
    ['that tell', TELLING, isTelling],
  ])('make of the words %s alone what they make of all', (_name, kind, test) => {
    for (const text of telling) {
      const shown = (matches: readonly Match[]): string[] =>
        matches
          .filter(({ concept }) => test(concept))
          .map(({ entry, startToken, endToken }) => `${entry.concept} ${entry.id} ${startToken}-${endToken}`);
      const [whole] = documentOf({ text }).sentences;
      const [part] = documentOf({ text }).sentences;
      const all = shown(whole?.matches ?? []);
      expect(shown(part?.matchesOf(kind) ?? [])).toEqual(all);
      expect(((part?.kinds ?? 0) & kind) !== 0).toBe(all.length > 0);
    }
  });
});

describe('quotations', () => {
  const quoted = (sample: Sample, field: Field): [string, boolean][] => {
    const document = documentOf(sample);
    const source = document[field];
    return quotationsIn(document[field]).map((quote) => {
      const { start, end } = spanOf(source, quote);
      return [source.normal.original.slice(start, end), quote.colon];
    });
  };

  it('are the words between the marks, and those after a colon', () => {
    expect(quoted({ text: 'قال: لن نغادر أرضنا.' }, 'text')).toEqual([['لن نغادر أرضنا.', true]]);
    expect(quoted({ text: 'وأضاف في بيان «لن نغادر أرضنا أبدا» ومضى.' }, 'text')).toEqual([
      ['لن نغادر أرضنا أبدا', false],
    ]);
  });

  it('of one field are not those of the other', () => {
    expect(quoted({ title: 'بلا أقوال', text: 'وأضاف «لن نغادر أرضنا أبدا» ومضى.' }, 'title')).toEqual([]);
  });
});

it('points into the original where tashkeel, tatweel and bidi controls stand in it', () => {
  const text = '\u202bأَكَّدَتْ حــركة حمــاس\u202c أنّ العدوانَ فشل.';
  const [sentence] = documentOf({ text }).sentences;
  expect(sentence && words(sentence, { first: 1, end: 3 })).toBe('حــركة حمــاس');
});

describe('spans of tokens', () => {
  const [left, right] = [
    { first: 2, end: 4 },
    { first: 7, end: 9 },
  ];

  it('have the same tokens between them whichever is asked first, and fewer than none where they overlap', () => {
    expect([between(left, right), between(right, left)]).toEqual([
      { first: 4, end: 7 },
      { first: 4, end: 7 },
    ]);
    expect([
      gapOf(left, right),
      gapOf(left, { first: 4, end: 5 }),
      gapOf(left, { first: 3, end: 5 }),
    ]).toEqual([3, 0, -1]);
  });

  it('contain their tokens, the end left out', () => {
    expect([1, 2, 3, 4].map((at) => contains(left, at))).toEqual([false, true, true, false]);
  });
});
