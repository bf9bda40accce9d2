import { describe, expect, it } from 'vitest';
import { speakerCandidates } from '../../../src/judge/candidates/speaker.ts';
import { wordsOf } from '../../../src/judge/document/document.ts';
import { fullNameOf } from '../../../src/judge/facets/full-name.ts';
import { maySpeak } from '../../../src/judge/facets/may-speak.ts';
import { speakerOf } from '../../../src/judge/facets/speaker.ts';
import type { LinearModel } from '../../../src/judge/scorer/linear.ts';
import { properName } from '../../../src/model/verdict.ts';
import { documentOf, statementsIn } from '../analysed.ts';
import { judged } from '../judged.ts';

const TITLE = 'عنوان بلا أسماء';

/** Knows no name, so that only the rules for unnamed speakers are left. */
const NAMELESS: LinearModel = {
  labels: ['name'],
  bias: [-9],
  weights: new Map(),
  calibration: { slope: 1, offset: 0 },
};

describe('a speaker without a name', () => {
  const unnamed = (text: string) => {
    const [candidate] = statementsIn({ title: TITLE, text });
    return candidate && speakerOf(candidate, NAMELESS);
  };

  it.each([
    ['قال المتحدث باسم حركة طالبان إن القتال مستمر.', 'المتحدث باسم حركة طالبان'],
    ['أكد الناطق الرسمي لحركة طالبان أن القتال مستمر.', 'الناطق الرسمي لحركة طالبان'],
    ['قال مصدر في حركة طالبان إن القتال مستمر.', 'مصدر في حركة طالبان'],
    ['قال نائب الأمين العام لحركة طالبان إن القتال مستمر.', 'نائب الأمين العام لحركة طالبان'],
    ['قال المتحدث باسم "حركة طالبان" إن القتال مستمر.', 'المتحدث باسم "حركة طالبان'],
    ['أكدت العلاقات الإعلامية في حركة طالبان أن القتال مستمر.', 'العلاقات الإعلامية في حركة طالبان'],
    ['أعلنت غرفة عمليات حركة طالبان أن القتال مستمر.', 'غرفة عمليات حركة طالبان'],
    ['أكد المكتب الإعلامي لحركة طالبان أن القتال مستمر.', 'المكتب الإعلامي لحركة طالبان'],
    ['وأصدر ما يعرف بالمكتب الإعلامي لحركة طالبان بيانا.', 'المكتب الإعلامي لحركة طالبان'],
    ['وفقا لمستشار عسكري لحركة طالبان فإن القتال مستمر.', 'مستشار عسكري لحركة طالبان'],
  ])('is told by role or organ: %s', (text, name) => {
    const speaker = unnamed(text);
    expect(speaker).toEqual({ name, nameEn: null, role: name });
    expect(properName(speaker ?? null)).toBeNull();
  });

  it.each([
    ['the group itself', 'قالت حركة طالبان إن القتال مستمر.'],
    ['a role behind a comma', 'بحسب مصدر، قالت حركة طالبان إن القتال مستمر.'],
    ['media that tell of it', 'ذكرت وسائل إعلام محلية أن حركة طالبان قالت إن القتال مستمر.'],
    ['media near to it', 'نشرت مواقع إعلامية تابعة لحركة طالبان أن القتال مستمر.'],
    ['a man of it who is dead', 'أعلنت مصادر مصرع القيادي في حركة طالبان في غارة، وأكدت ذلك بيانات.'],
    ['one of those told of', 'قال الوزير إن مسؤولين في حركة طالبان غادروا المدينة.'],
    ['one of those told of behind a label', 'حركة طالبان: ندين العقوبات على مسؤولين في حركة طالبان.'],
    [
      'an adjective before another word',
      'يواجه العدو صعوبة كبيرة في تثبيت حركة طالبان، وقال بيان إن القتال مستمر.',
    ],
  ])('is nobody where it is %s', (_, text) => {
    expect(unnamed(text)).toBeNull();
  });
});

describe('a speaker with a name that no list has', () => {
  const named = (text: string): (string | null)[] =>
    judged({ title: 'حركة طالبان: القتال مستمر', text, published: '2018-05-01' }).statements.map(
      ({ speaker }) => properName(speaker),
    );

  it.each([
    [
      'behind the role, between commas',
      'وقال المتحدث باسم حركة طالبان، خالد كاكر، إن القتال مستمر.',
      'خالد كاكر',
    ],
    ['before the role', 'وقال خالد كاكر المتحدث باسم حركة طالبان إن القتال مستمر.', 'خالد كاكر'],
    ['behind a title', 'قال المتحدث باسم حركة طالبان العميد خالد كاكر إن القتال مستمر.', 'خالد كاكر'],
  ])('stands %s', (_, text, name) => {
    expect(named(text).some((one) => one?.includes(name))).toBe(true);
  });
});

describe('an office of a group that one man holds', () => {
  const holder = (text: string, published: string | undefined): (string | null | undefined)[] => {
    const [candidate] = statementsIn({ title: TITLE, text, ...(published && { published }) });
    const speaker = candidate && speakerOf(candidate, NAMELESS);
    return [speaker?.name, speaker?.nameEn];
  };
  const HEAD = 'الأمين العام لحزب الله';

  it.each([
    ['its holder today', '2026-05-12', HEAD, 'Naim Qassem'],
    ['its holder then', '2018-05-12', HEAD, 'Hassan Nasrallah'],
    ['nobody without a day', undefined, HEAD, null],
    ['nobody but its holder', '2026-05-12', `نائب ${HEAD}`, null],
  ])('names %s', (_, published, office, name) => {
    expect(holder(`قال ${office} إن القتال مستمر.`, published)).toEqual([office, name]);
  });
});

/** Takes every run of words for a name, so that only the facts are left that rule one out. */
const CREDULOUS: LinearModel = { ...NAMELESS, bias: [9] };

describe('words that no model may take for the speaker', () => {
  const everyone = (text: string): string[] => {
    const candidates = statementsIn({ title: TITLE, text });
    expect(candidates).not.toHaveLength(0);
    return candidates.flatMap((candidate) =>
      speakerCandidates(candidate)
        .filter((one) => maySpeak(candidate, one))
        .map((one) => wordsOf(one.sentence.source, one)),
    );
  };

  it.each([
    ['a word with a preposition', 'هددت حركة طالبان بملصق جديد، وقالت إن القتال مستمر.', 'بملصق جديد'],
    ['the rest of a role', 'قال الأمين العام لحركة طالبان إن القتال مستمر.', 'العام'],
    ['what follows باسم', 'قال المتحدث باسم قوات طالبان إن القتال مستمر.', 'باسم قوات'],
    ['a word alone that is nobody’s name', 'وقال متدرب من حركة طالبان إن القتال مستمر.', 'متدرب'],
    ['the group’s adjective', 'وتحدث الطالباني الشاب باسم حركة طالبان وقال إن القتال مستمر.', 'الطالباني'],
    ['whose son is spoken of', 'وأعلنت حركة طالبان أن نجل رضوان كاكر قتل في غارة.', 'رضوان كاكر'],
    ['the dead', 'وأكدت حركة طالبان مقتل القيادي البارز، رضوان كاكر، في غارة.', 'رضوان كاكر'],
    ['whom somebody swears an oath', 'أعلن المهاجم في حركة طالبان مبايعته للأمير رضوان كاكر.', 'رضوان كاكر'],
    ['who is appointed', 'أعلنت حركة طالبان تعيين رضوان كاكر خلفا له.', 'رضوان كاكر'],
    [
      'a father, behind a quoted name of his son',
      'ونعت حركة طالبان "نجل القائد" رضوان كاكر وأكدت أنه قتل في غارة.',
      'رضوان كاكر',
    ],
    ['who is spoken of', 'قال الناطق باسم حركة طالبان إن القائد رضوان كاكر سيعود قريبا.', 'رضوان كاكر'],
    ['who leads those who speak', 'وأعلنت حركة طالبان التي يقودها رضوان كاكر أن القتال مستمر.', 'رضوان كاكر'],
    ['whose wing speaks', 'وأعلن جناح رضوان كاكر في حركة طالبان أن القتال مستمر.', 'رضوان كاكر'],
    ['whom a group mourns', 'حركة طالبان تنعى القائد رضوان كاكر وتؤكد أن القتال مستمر.', 'رضوان كاكر'],
    ['a mayor', 'قال رضوان كاكر رئيس بلدية المدينة إن حركة طالبان قصفت السوق.', 'رضوان كاكر'],
    ['a president', 'وقال الرئيس السلوفاكي، رضوان كاكر، إن حركة طالبان قصفت السوق.', 'رضوان كاكر'],
    ['an adverb', 'وقالت حركة طالبان، زورًا وبهتانًا، إن القتال مستمر.', 'زورًا وبهتانًا'],
    ['a listed man who is dead', 'وأكد حزب الله اغتيال نعيم قاسم في غارة.', 'نعيم قاسم'],
  ])('are those of %s', (_, text, name) => {
    expect(everyone(text)).not.toContain(name);
  });

  it.each([
    [
      'a man with a proclitic’s letter',
      'وقال المتحدث باسم حركة طالبان، وائل بكري، إن القتال مستمر.',
      'وائل بكري',
    ],
    ['a man called Ali', 'قال الناطق باسم حركة طالبان علي الكاكري إن القتال مستمر.', 'الكاكري'],
    ['the group’s own minister', 'وقال وزير الدفاع في حركة طالبان رضوان كاكر إن القتال مستمر.', 'رضوان كاكر'],
    [
      'who speaks himself behind a «that»',
      'وقالت مصادر إن القائد رضوان كاكر أكد باسم حركة طالبان أن القتال مستمر.',
      'رضوان كاكر',
    ],
  ])('are not those of %s', (_, text, name) => {
    expect(everyone(text)).toContain(name);
  });

  it('leave nobody where no others are', () => {
    const [candidate] = statementsIn({ title: TITLE, text: 'وأعلنت حركة طالبان مقتل رضوان كاكر.' });
    expect(candidate && speakerOf(candidate, CREDULOUS)).toBeNull();
  });
});

describe('a name that the article has in full', () => {
  const full = (text: string, name: string): string | null => {
    const document = documentOf({ title: TITLE, text });
    for (const sentence of document.sentences)
      for (let first = sentence.first; first < sentence.end; first++)
        for (let end = first + 1; end <= sentence.end; end++) {
          if (wordsOf(sentence.source, { first, end }) !== name || sentence.zone === 'headline') continue;
          const whole = fullNameOf({ sentence, first, end }, document);
          return whole && wordsOf(whole.sentence.source, whole);
        }
    throw new Error(`no ${name} in: ${text}`);
  };

  it.each([
    ['قال نور الدين كاكر إن القتال مستمر.', 'الدين كاكر', 'نور الدين كاكر'],
    ['وقال علي المثالي إن القتال مستمر.\nوأضاف المثالي أن الهدنة باقية.', 'المثالي', 'علي المثالي'],
    ['وأضاف المثالي أن الهدنة باقية.\nوقال علي المثالي إن القتال مستمر.', 'المثالي', 'علي المثالي'],
    ['ووقف المارة على المثالي من الرصيف.', 'المثالي', null],
    ['وثبتوه على لوح خشبي.', 'خشبي', null],
    ['المثالي: القتال مستمر.', 'المثالي', 'المثالي'],
    ['وقال أبو سجاد إن القتال مستمر.', 'أبو سجاد', 'أبو سجاد'],
  ])('%s: %s', (text, name, expected) => {
    expect(full(text, name)).toBe(expected);
  });
});
