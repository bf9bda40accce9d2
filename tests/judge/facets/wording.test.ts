import { describe, expect, it } from 'vitest';
import { mediumOf, wordingOf } from '../../../src/judge/facets/wording.ts';
import { statementsIn } from '../analysed.ts';

/** The words of a text's first statement. */
const told = (text: string, title = ''): string => {
  const [candidate] = statementsIn({ title, text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return wordingOf(candidate).quote.text;
};

const WORDS = 'يدين حزب الله العدوان على البلدة ويؤكد حقه في الرد.';

describe('the words of a communiqué', () => {
  it.each([
    ['the basmala', 'بسم الله الرحمن الرحيم'],
    ['a verse in quotation marks', 'بسم الله الرحمن الرحيم\n"وكان حقا علينا نصر المؤمنين"\nصدق الله العظيم'],
    [
      'a verse in brackets of its own',
      'بِسْمِ اللهِ الرحمنِ الرحيم\n﴿وكان حقا علينا نصر المؤمنين﴾\nصدق الله العلي العظيم',
    ],
    ['a verse in round brackets', 'بسم الله الرحمن الرحيم\n(وكان حقا علينا نصر المؤمنين)'],
  ])('begin behind %s', (_, formula) => {
    expect(told(`بيان صادر عن حزب الله:\n${formula}\n${WORDS}`)).toBe(WORDS.slice(0, -1));
  });

  it('are more than what they cite', () => {
    expect(told(`حزب الله: نؤكد أن القول "لا نترك أرضنا لأحد أبدا" هو عهدنا لكم.`)).toMatch(/^نؤكد أن القول/);
  });
});

describe('a name in quotation marks', () => {
  it.each([
    'وقال الناطق باسم "حركة تحرير السودان جناح عبد الواحد نور" إن "القوات حاولت دخول مواقعنا فصددناها".',
    'وقال قائد ما يسمى "لواء الشرق الأول للمشاة في حزب الله" إن "القوات حاولت دخول مواقعنا فصددناها".',
  ])('is not what is said: %s', (text) => {
    expect(told(text, 'خبر بلا أسماء')).toBe('إن "القوات حاولت دخول مواقعنا فصددناها"');
  });
});

describe('a clause that another verb governs', () => {
  /** The words of a text's statement whose cue is a word. */
  const toldAt = (text: string, word: string): string => {
    const found = statementsIn({ title: 'خبر بلا أسماء', text }).find(
      ({ cue, sentence }) => sentence.tokens[cue.first]?.text === word,
    );
    if (!found) throw new Error(`no candidate at ${word} in: ${text}`);
    return wordingOf(found).quote.text;
  };

  it.each([
    [
      'what is said of a post does not begin it',
      'أكد حزب الله، في تغريدة وصفت بالحادة، رفضه وساطة جديدة مع الحكومة.',
      'وصفت',
      'أكد حزب الله، في تغريدة وصفت بالحادة، رفضه وساطة جديدة مع الحكومة',
    ],
    [
      'or of a communiqué',
      'وأصدر حزب الله بيانا نعى فيه قائدا من قادته في البلدة.',
      'نعي',
      'وأصدر حزب الله بيانا نعى فيه قائدا من قادته في البلدة',
    ],
  ])('%s', (_, text, word, words) => {
    expect(toldAt(text, word)).toBe(words);
  });
});

it('ends with its sentence where that has few words behind the verb, and goes on where it has none', () => {
  expect(told('وأعلن حزب الله مسؤوليته عنه.\nوذكرت الشرطة أن التحقيق مستمر.', 'خبر')).toBe(
    'وأعلن حزب الله مسؤوليته عنه',
  );
});

it('goes on behind the colon of an hour', () => {
  expect(told('حزب الله: هاجم رجالنا عند الساعة 15:30 أمس موقعا على التل')).toMatch(/^هاجم رجالنا/);
});

it.each([
  ['حزب الله:\nمشاهد\nمن استهداف موقع على التل', 'video'],
  ['نعيم قاسم:\nبيان الأمين العام لحزب الله نعيم قاسم:\nلن نترك التل', null],
  ['حزب الله: استهدفنا موقعا على التل', null],
])('%s came out as %s', (text, medium) => {
  const [candidate] = statementsIn({ text });
  expect(candidate && mediumOf(candidate)).toBe(medium);
});
