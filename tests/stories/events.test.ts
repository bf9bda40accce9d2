import { describe, expect, it } from 'vitest';
import type { Withdrawal, WithdrawalStatus } from '../../src/model/verdict.ts';
import { correct, type Decision, decide } from '../../src/stories/decide.ts';
import type { StoryFeatures } from '../../src/stories/features.ts';
import type { StoryState } from '../../src/stories/state.ts';
import { sketchFeatures } from './building.ts';

/** Tells a story article by article, each offered the story so far; returns every decision. */
function tell(articles: StoryFeatures[]): Decision[] {
  let story: StoryState | null = null;
  const decisions: Decision[] = [];
  for (const article of articles) {
    const decision = decide(article, story === null ? [] : [story]);
    story = { ...decision.story, id: decision.storyId ?? `story${decisions.length}` };
    decisions.push(decision);
  }
  return decisions;
}

const events = (decisions: Decision[]): string[] => decisions.map(({ event }) => event);
const last = (decisions: Decision[]): Decision => decisions.at(-1) ?? decide(sketchFeatures({}), []);

const day = (n: number): string => new Date(Date.UTC(2024, 2, n, 9)).toISOString();

/** One withdrawal told by one outlet, a status a day. */
const steps = (
  statuses: WithdrawalStatus[],
  certainty: Withdrawal['certainty'] = 'reported',
): StoryFeatures[] =>
  statuses.map((status, i) =>
    sketchFeatures({
      outlet: 'one',
      title: `خبر رقم ${i}`,
      at: day(i + 1),
      withdrawals: [{ status, certainty: i === 0 ? 'reported' : certainty }],
    }),
  );

describe('a status is news only when the withdrawal has moved', () => {
  it.each([
    [
      'announced, started, completed',
      ['announced', 'started', 'completed'],
      ['opened', 'status_changed', 'status_changed'],
    ],
    ['planned and announced are one step', ['planned', 'announced'], ['opened', 'none']],
    [
      'started and ongoing are one step',
      ['announced', 'started', 'ongoing', 'started'],
      ['opened', 'status_changed', 'none', 'none'],
    ],
    ['a demand that is met', ['demanded', 'announced'], ['opened', 'status_changed']],
    [
      'a denial once, however often repeated',
      ['announced', 'denied', 'announced', 'denied'],
      ['opened', 'status_changed', 'none', 'none'],
    ],
    [
      'a delay after each step',
      ['announced', 'delayed', 'started', 'delayed'],
      ['opened', 'status_changed', 'status_changed', 'status_changed'],
    ],
    [
      'a cancelled withdrawal that is announced again',
      ['announced', 'cancelled', 'announced'],
      ['opened', 'status_changed', 'status_changed'],
    ],
    ['a late word after the end', ['completed', 'ongoing', 'delayed'], ['opened', 'none', 'none']],
  ] as [string, WithdrawalStatus[], string[]][])('%s', (_name, statuses, told) => {
    expect(events(tell(steps(statuses)))).toEqual(told);
  });

  it('says from what to what', () => {
    expect(last(tell(steps(['announced', 'started']))).whatsNew).toBe('status: announced → started');
  });

  it('does not take what may happen for what happened', () => {
    expect(events(tell(steps(['announced', 'completed'], 'possible')))).toEqual(['opened', 'none']);
  });
});

const TEXT = 'أعلنت الجماعة ضرب سفينة الحبوب سماء النيل في خليج عدن بصاروخين';

describe('a statement escalates from words to threat to deed', () => {
  const said = (
    type: 'position' | 'threat' | 'warning' | 'claim',
    hour: number,
    name: string | null = null,
  ): StoryFeatures =>
    sketchFeatures({
      outlet: 'one',
      text: `${TEXT} ${hour}`,
      at: new Date(Date.UTC(2024, 2, 1, hour)).toISOString(),
      statements: [{ type, speaker: name === null ? null : { name, nameEn: null, role: null } }],
    });

  it.each([
    [
      'position, threat, claim',
      ['position', 'threat', 'claim'],
      ['opened', 'new_statement', 'new_statement'],
    ],
    ['one outlet’s warning is another’s threat', ['threat', 'warning'], ['opened', 'none']],
    ['never back', ['claim', 'threat', 'position'], ['opened', 'none', 'none']],
  ] as [string, ('position' | 'threat' | 'warning' | 'claim')[], string[]][])('%s', (_name, types, told) => {
    expect(events(tell(types.map((type, i) => said(type, 8 + i))))).toEqual(told);
  });

  it('names the faction and the step', () => {
    expect(last(tell([said('position', 8), said('claim', 9)])).whatsNew).toBe(
      'escalation by Houthis: position → claim',
    );
  });

  it('does not take a speaker named later for another speaker', () => {
    expect(events(tell([said('claim', 8), said('claim', 9, 'يحيى سريع')]))).toEqual(['opened', 'none']);
  });

  it('tells when a faction speaks in the story of a withdrawal', () => {
    const withdrawal = sketchFeatures({ outlet: 'one', withdrawals: [{ force: 'US', host: 'IQ' }] });
    const reaction = sketchFeatures({
      outlet: 'one',
      at: '2024-03-01T12:00:00Z',
      withdrawals: [{ force: 'US', host: 'IQ' }],
      statements: [{ factionId: 'asaib-ahl-al-haq', faction: "Asa'ib Ahl al-Haq", type: 'position' }],
    });
    const decision = last(tell([withdrawal, reaction]));
    expect([decision.event, decision.whatsNew]).toEqual(['new_statement', "position by Asa'ib Ahl al-Haq"]);
  });
});

describe('a facet that only fills a gap is no news', () => {
  it('the demand read out of a statement that is known', () => {
    const plain = sketchFeatures({ outlet: 'one', text: TEXT, statements: [{ type: 'demand' }] });
    const full = sketchFeatures({
      outlet: 'one',
      text: `${TEXT} وطالبت برحيل القوات`,
      statements: [{ type: 'demand' }],
      withdrawals: [{ status: 'demanded' }],
    });
    expect(events(tell([plain, full]))).toEqual(['opened', 'none']);
  });
  it('the statement that was missed in the first article', () => {
    const plain = sketchFeatures({ outlet: 'one', text: TEXT, topics: ['faction_statement'] });
    const full = sketchFeatures({ outlet: 'one', text: `${TEXT} فجرا`, statements: [{}] });
    expect(events(tell([plain, full]))).toEqual(['opened', 'none']);
  });
});

describe('a base handed over is a step of a withdrawal, not its end', () => {
  /** What the troops leave, with evidence as the judge gives it. Gloss: "the troops left …". */
  const leaves = (n: number, where: string, status: WithdrawalStatus = 'completed'): StoryFeatures => {
    const text = `غادرت القوات ${where} اليوم وفق بيان رقم ${n}`;
    const span = (words: string, concept: string) => {
      const start = text.indexOf(words);
      return { field: 'text' as const, start, end: start + words.length, ruleId: 'r', concept };
    };
    const evidence = [span('غادرت', 'act.depart'), span(where, 'host:NE')];
    return sketchFeatures({ outlet: 'one', at: day(n), text, withdrawals: [{ status, evidence }] });
  };

  it.each([
    [
      'each base once, and the end after all of them',
      [
        leaves(1, 'النيجر', 'announced'),
        leaves(2, 'قاعدة أغاديز'),
        leaves(3, 'قاعدة أغاديز'),
        leaves(4, 'قاعدة نيامي'),
        leaves(5, 'النيجر'),
        leaves(6, 'قاعدة ديفا'),
      ],
      [
        '',
        'status: announced → completed in part',
        '',
        'status: another part completed',
        'status: completed in part → completed',
        '',
      ],
    ],
    [
      'a start said late is no news after the first base',
      [leaves(1, 'النيجر', 'announced'), leaves(2, 'قاعدة أغاديز'), leaves(3, 'النيجر', 'started')],
      ['', 'status: announced → completed in part', ''],
    ],
  ])('%s', (_name, articles, news) => {
    expect(tell(articles).map(({ whatsNew }) => whatsNew)).toEqual(news);
  });
});

describe('a story is corroborated by its second independent outlet', () => {
  const report = (n: number, outlet: string, owner: string | null = null): StoryFeatures =>
    sketchFeatures({
      outlet,
      owner,
      ownership: owner === null ? 'independent' : owner.startsWith('state') ? 'state' : 'faction',
      title: ['حزب الله يقصف ثكنة', 'صواريخ الحزب على الثكنة', 'تبني قصف الثكنة', 'بيان عن الثكنة'][n] ?? '',
      at: `2024-03-01T1${n}:00:00Z`,
      statements: [{ factionId: 'hezbollah', faction: 'Hezbollah' }],
    });

  it('once, and not by the third', () => {
    const told = tell([report(0, 'a'), report(1, 'b'), report(2, 'c')]);
    expect(events(told)).toEqual(['opened', 'corroborated', 'none']);
    expect(told[1]?.whatsNew).toBe('second independent outlet: Outlet b');
  });
  it('not by the speaking faction’s own outlet', () => {
    const told = tell([report(0, 'manar', 'faction:hezbollah'), report(1, 'a'), report(2, 'b')]);
    expect(events(told)).toEqual(['opened', 'none', 'corroborated']);
  });
  it('not by the same outlet again', () => {
    expect(events(tell([report(0, 'a'), report(1, 'a')]))).toEqual(['opened', 'none']);
  });
  it('not by two outlets of one owner', () => {
    const told = tell([report(0, 'x', 'state:IR'), report(1, 'y', 'state:IR'), report(2, 'b')]);
    expect(events(told)).toEqual(['opened', 'none', 'corroborated']);
  });
  it('not by a reprint of the first outlet’s text', () => {
    const copy = (outlet: string, at: string): StoryFeatures =>
      sketchFeatures({ outlet, at, text: TEXT, statements: [{}] });
    expect(events(tell([copy('a', day(1)), copy('b', day(1))]))).toEqual(['opened', 'none']);
  });
  it('not by the state whose troops leave', () => {
    const told = tell([
      sketchFeatures({ outlet: 'a', title: 'باريس تخلي القاعدة', withdrawals: [{}] }),
      sketchFeatures({
        outlet: 'f24',
        owner: 'state:FR',
        ownership: 'state',
        title: 'عودة الجنود',
        withdrawals: [{}],
      }),
    ]);
    expect(events(told)).toEqual(['opened', 'none']);
  });
});

describe('a revision and a correction', () => {
  const first = sketchFeatures({ id: 'r', outlet: 'a', title: 'باريس تعلن الرحيل', withdrawals: [{}] });

  it('counts a revision neither as an article nor as an outlet', () => {
    const again = { ...first, revision: 2, outlet: { ...first.outlet } };
    const decision = last(tell([first, again]));
    expect(decision.story.articles).toBe(1);
    expect(decision.story.outlets).toEqual([{ id: 'a', ownership: 'independent', owner: null, articles: 1 }]);
    expect(decision.reason).toBe('revision of an article of this story');
  });

  it('tells what a revision changes', () => {
    const started = sketchFeatures({
      id: 'r',
      revision: 2,
      outlet: 'a',
      withdrawals: [{ status: 'started' }],
    });
    expect(last(tell([first, started])).event).toBe('status_changed');
  });

  it('takes the outlet out with its only article', () => {
    const other = sketchFeatures({ id: 'o', outlet: 'b', title: 'فرنسا خارج النيجر', withdrawals: [{}] });
    const { story } = last(tell([first, other]));
    const corrected = correct(story, 'r', 'Nahr News');
    expect(corrected.event).toBe('corrected');
    expect(corrected.whatsNew).toBe('the article by Nahr News was withdrawn or no longer matches; 1 remains');
    expect(corrected.story.outlets.map(({ id }) => id)).toEqual(['b']);
    expect(corrected.story.voices).toEqual(['b']);
  });

  it('says when nothing is left', () => {
    const { story } = last(tell([first]));
    expect(correct(story, 'r', 'Nahr News').whatsNew).toBe(
      "the story's only article, by Nahr News, was withdrawn or no longer matches",
    );
  });

  it('lets no new article join a story that has none left', () => {
    const { story } = last(tell([first]));
    const empty = { ...correct(story, 'r', 'Nahr News').story, id: 's' };
    expect(decide(sketchFeatures({ withdrawals: [{}] }), [empty]).storyId).toBeNull();
  });

  it('changes nothing for an article that is not in the story', () => {
    const { story } = last(tell([first]));
    expect(correct(story, 'unknown', 'Nahr News')).toMatchObject({ event: 'none', story });
  });
});
