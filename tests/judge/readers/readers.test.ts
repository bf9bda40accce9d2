import { describe, expect, it } from 'vitest';
import { createJudge } from '../../../src/judge/judge.ts';
import { findStatements } from '../../../src/judge/readers/statements.ts';
import { findWithdrawals } from '../../../src/judge/readers/withdrawals.ts';
import { openModels } from '../../../src/judge/scorer/models.ts';
import { loadJudgement } from '../../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';
import { analysis, documentOf } from '../analysed.ts';
import { explained, judged, type Sample } from '../judged.ts';

const shipped = loadJudgement(SHIPPED_CONFIG);
const models = openModels(shipped.models);
const of = (sample: Sample, topic: string) => {
  const verdict = judged(sample).topics.find((one) => one.topic === topic);
  if (!verdict) throw new Error(`no verdict on ${topic}`);
  return verdict;
};

/** Plain and unmistakable, so that no retraining should lose them. */
const LEAVES = 'أعلنت وزارة الدفاع الأمريكية انسحاب القوات الأمريكية من العراق.';
/** As sure, and in words that grammar alone would not vouch for. */
const REDUCES = 'أعلنت وزارة الدفاع الأمريكية تقليص عدد القوات الأمريكية في العراق.';
const SPEAKS = 'هددت كتائب حزب الله في بيان القوات الأمريكية في العراق بضربات موجعة.';
const SCHOOL = 'افتتح الوزير مدرسة جديدة في المدينة.\nوقال المدير إن الدروس تبدأ غدا.';

describe('a plain sentence', () => {
  it('of a withdrawal gives force, host and words', () => {
    const [withdrawal] = judged({ text: LEAVES }).withdrawals;
    expect(withdrawal).toMatchObject({ force: 'US', host: 'IQ' });
    const marked = withdrawal?.evidence.map(({ start, end }) => LEAVES.slice(start, end));
    expect(marked).toEqual(expect.arrayContaining(['انسحاب', 'العراق']));
  });

  it('of a statement gives faction, type and words', () => {
    const [statement] = judged({ text: SPEAKS }).statements;
    expect(statement).toMatchObject({ factionId: 'kataib-hezbollah', speaker: null, type: 'threat' });
    expect(statement?.quote.text).toContain('بضربات موجعة');
  });

  it('says what the words of its article added, and only where they were asked', () => {
    const addedTo = (sample: Sample): { feature: string; words: string }[][] =>
      explained(sample).weighed.map(({ reasons }) =>
        reasons().filter(({ feature }) => feature === 'words of the whole article'),
      );
    const [added] = addedTo({ text: LEAVES });
    expect(added).toHaveLength(1);
    expect(added?.[0]?.words).toContain('القوات');
    const football = addedTo({ text: 'تراجع الفريق في الترتيب بعد انسحاب لاعبه من المباراة في بغداد.' });
    expect(football.length).toBeGreaterThan(0);
    expect(football.flat()).toEqual([]);
  });

  it('of other matters gives nothing', () => {
    const { topics, withdrawals, statements } = judged({ text: SCHOOL });
    expect(topics.map(({ score, level, matched }) => [score, level, matched])).toEqual([
      [0, 'none', false],
      [0, 'none', false],
    ]);
    expect([...withdrawals, ...statements]).toEqual([]);
  });

  it.each([
    ['a player', 'انسحب اللاعب من البطولة بسبب الإصابة.'],
    ['a treaty', 'أعلنت روسيا انسحابها من معاهدة القوات النووية.'],
    ['an army in its own country', 'انسحب الجيش السوري من أحياء في مدينة حلب.'],
  ])('of %s is no withdrawal', (_, text) => {
    expect(judged({ text }).withdrawals).toEqual([]);
  });

  it.each([
    ['struck', 'استهدفت غارة إسرائيلية مقرا لحركة حماس في غزة.'],
    ['spoken of by an enemy', 'قال المتحدث باسم الجيش الإسرائيلي إن حماس رفضت العرض.'],
    ['put on a list', 'أدرجت واشنطن حركة النجباء على لائحة الإرهاب.'],
  ])('of a faction that is %s is no statement', (_, text) => {
    expect(judged({ text }).statements).toEqual([]);
  });
});

describe('the level', () => {
  it('is main in headline or lead, secondary at the end of an article on another matter', () => {
    expect(of({ title: 'القوات الأمريكية تنسحب من العراق', text: LEAVES }, 'troop_withdrawal').level).toBe(
      'main',
    );
    const late = {
      title: 'افتتاح مدرسة جديدة',
      text: `${SCHOOL}\nوحضر الحفل عدد من أهالي الحي والمعلمين.\nوقال المدير إن الدراسة تبدأ الأسبوع المقبل في ستة صفوف.\nوتضم المدرسة مكتبة وملعبا صغيرا.\nوعلى صعيد آخر، ${LEAVES}`,
    };
    expect(of(late, 'troop_withdrawal')).toMatchObject({ matched: true, level: 'secondary' });
  });

  it.each(['mention', 'none'])('of what does not match is never main or secondary, as in %s', () => {
    for (const text of [SCHOOL, 'انسحب اللاعب من البطولة.', 'أدرجت واشنطن حركة النجباء على لائحة الإرهاب.'])
      for (const { matched, level } of judged({ text }).topics)
        if (!matched) expect(['mention', 'none']).toContain(level);
  });
});

describe('teasers of other stories', () => {
  const withTeaser = { title: 'افتتاح مدرسة جديدة', text: `${SCHOOL}\nاقرأ أيضا: ${LEAVES}\n${SPEAKS}` };

  it('never alert, however sure the words in them are', () => {
    const { withdrawals, statements, topics } = judged(withTeaser);
    expect([...withdrawals, ...statements]).toEqual([]);
    expect(topics.map(({ matched }) => matched)).toEqual([false, false]);
  });

  it('are a mention', () => {
    expect(of(withTeaser, 'troop_withdrawal').level).toBe('mention');
    expect(explained(withTeaser).weighed.some(({ score, counted }) => score >= 0.5 && !counted)).toBe(true);
  });
});

describe('a threshold', () => {
  const withdrawn = (threshold: number) =>
    findWithdrawals(documentOf({ text: REDUCES }), analysis, models.withdrawal, threshold);
  const spoken = (threshold: number) =>
    findStatements(documentOf({ text: SPEAKS }), analysis, models.statement, threshold);

  it('is a probability: what reaches it counts, what does not, does not', () => {
    for (const find of [withdrawn, spoken]) {
      const { score } = find(0.5);
      expect(score).toBeGreaterThan(0.5);
      expect(score).toBeLessThan(1);
      expect(find(score).weighed.filter(({ counted }) => counted)).not.toEqual([]);
      expect(find(Math.min(1, score + 1e-9)).weighed.filter(({ counted }) => counted)).toEqual([]);
    }
  });

  it('does not change the score', () => {
    expect(withdrawn(0.1).score).toBe(withdrawn(0.9).score);
  });

  it('is reached sooner by what leaves in so many words', () => {
    const counts = (text: string, share: number): boolean => {
      const of = (threshold: number) =>
        findWithdrawals(documentOf({ text }), analysis, models.withdrawal, threshold);
      return of(Math.min(1, of(0.5).score / share)).withdrawals.length > 0;
    };
    expect(counts(LEAVES, 0.99)).toBe(true);
    expect(counts(REDUCES, 0.99)).toBe(false);
  });

  it('of the topic is what the judge goes by', () => {
    const topics = shipped.topics.map((topic) => ({ ...topic, threshold: 0.9999999 }));
    const strict = createJudge({ ...shipped, topics });
    const { withdrawals, topics: verdicts } = strict.classify({
      title: '',
      text: REDUCES,
      publishedAt: null,
      source: null,
    });
    expect(withdrawals).toEqual([]);
    expect(verdicts.every(({ matched }) => !matched)).toBe(true);
  });
});

describe('how far a withdrawal is', () => {
  it('is told by what speaks of it and would not count alone, too', () => {
    const text = [
      'أفاد المتحدث باسم الخارجية الكينية السبت ان جيش بلاده الذي دخل الصومال قبل عامين لقتال متمردي حركة الشباب، باشر الانسحاب من مدينة كيسمايو جنوب البلاد.',
      'وقال المتحدث "جنودنا ينسحبون من كيسمايو وقوة الاتحاد الافريقي تحل محلهم".',
    ].join('\n');
    const { weighed, classification } = explained({ text });
    const [told] = classification.withdrawals;
    expect(told).toMatchObject({ force: 'KE', host: 'SO', status: 'started' });
    expect(weighed.filter(({ counted }) => counted)).toHaveLength(1);
  });
});

describe('a fact', () => {
  it('outdoes any probability: somebody dead says nothing new', () => {
    const words = { text: 'قال الأمين العام لحزب الله حسن نصر الله في كلمة متلفزة إن الرد على إسرائيل آت.' };
    expect(judged({ ...words, published: '2024-08-01' }).statements).not.toEqual([]);
    const vetoed = explained({ ...words, published: '2025-08-01' }).weighed.map(({ veto }) => veto);
    expect(vetoed).toContain('no-longer-in-post');
  });
});
