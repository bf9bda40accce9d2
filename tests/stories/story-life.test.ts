import { describe, expect, it } from 'vitest';
import { correct } from '../../src/stories/correct.ts';
import { type Decision, decide } from '../../src/stories/decide.ts';
import { isMember } from '../../src/stories/development.ts';
import { createMemoryIndex } from '../../src/stories/memory-index.ts';
import { isClosed, type StoryState } from '../../src/stories/story.ts';
import { sketchFeatures } from './building.ts';

const day = (n: number): string => new Date(Date.UTC(2024, 0, n, 9)).toISOString();
const leaving = (n: number, status: 'announced' | 'started' | 'completed', given: object = {}) =>
  sketchFeatures({ outlet: 'one', text: `خبر رقم ${n}`, at: day(n), withdrawals: [{ status, ...given }] });
const opened = (decision: Decision): StoryState => {
  const [story] = decision.stories;
  if (!story) throw new Error('no story');
  return { ...story, id: 'old' };
};
const alone = (article: ReturnType<typeof leaving>): Decision =>
  decide(article, { developments: [], stories: [] });

describe('a story closes', () => {
  const story = opened(alone(leaving(1, 'announced')));
  const on = (n: number): number => Date.parse(day(n));
  it.each([
    ['not while it is heard of', story, 30, false],
    ['when a withdrawal is quiet for five months', story, 160, true],
    [
      'not before the date it set',
      { ...story, leaving: [{ ...story.leaving[0], deadlines: ['2024-12-31'] }] },
      160,
      false,
    ],
    ['when it has told as much as one story may', { ...story, developments: 120 }, 2, true],
    [
      'when its articles are too many',
      { ...story, coverage: { ...story.coverage, articles: 1_500 } },
      2,
      true,
    ],
    ['for good where it came from an older archive', { ...story, closed: true }, 2, true],
  ] as [string, StoryState, number, boolean][])('%s', (_name, one, n, closed) => {
    expect(isClosed(one, on(n))).toBe(closed);
  });

  it('and what goes on opens another that names it', () => {
    const { assignments, stories } = decide(leaving(200, 'started'), { developments: [], stories: [story] });
    expect(assignments[0]).toMatchObject({
      event: 'opened',
      reason: 'goes on with story old, which is closed',
    });
    expect(stories[0]).toMatchObject({ id: '', follows: 'old' });
  });

  it('a withdrawal that starts after its end is another story', () => {
    const done = opened(alone(leaving(1, 'completed')));
    const { stories } = decide(leaving(40, 'announced'), { developments: [], stories: [done] });
    expect(stories[0]?.id).toBe('');
  });
});

describe('an affair', () => {
  it.each([
    ['goes on with the same force and host', leaving(9, 'started'), 's1'],
    ['is another where another force leaves', leaving(9, 'started', { force: 'US' }), 's2'],
    ['is another where another country is left', leaving(9, 'started', { host: 'TD' }), 's2'],
  ])('%s', (_name, next, storyId) => {
    const index = createMemoryIndex();
    index.place(leaving(1, 'announced'));
    expect(index.place(next).storyId).toBe(storyId);
  });
});

describe('a revision and a correction', () => {
  const first = sketchFeatures({ id: 'r', outlet: 'a', title: 'باريس تعلن الرحيل', withdrawals: [{}] });

  it('counts a revision neither as an article nor as an outlet', () => {
    const { assignments, stories } = alone(first);
    const known = { ...assignments[0].development, id: 'd', storyId: 's' };
    const again = decide(
      { ...first, revision: 2 },
      { developments: [known], stories: [{ ...opened(alone(first)), id: 's' }] },
    );
    expect(again.assignments[0].development.coverage).toEqual(known.coverage);
    expect(again.assignments[0].event).toBe('none');
    expect(again.stories[0]?.coverage).toEqual(stories[0]?.coverage);
  });

  it.each([
    ['long past', '1970-01-01T00:00:00Z'],
    ['not yet come', '2031-05-05T05:05:05Z'],
  ])('knows an edited article again whose clock is %s, and late reports of what it told', (_name, at) => {
    const index = createMemoryIndex();
    index.place(first);
    const edited = { ...first, revision: 2, timeMs: Date.parse(at) };
    const late = sketchFeatures({ outlet: 'b', title: 'باريس تعلن الرحيل', withdrawals: [{}] });
    expect(
      [index.place(edited), index.place(late)].map(({ event, developmentId }) => [event, developmentId]),
    ).toEqual([
      ['none', 'd1'],
      ['none', 'd1'],
    ]);
  });

  it('tells what a revision changes', () => {
    const index = createMemoryIndex();
    index.place(first);
    const started = sketchFeatures({
      id: 'r',
      revision: 2,
      outlet: 'a',
      title: 'باريس بدأت الرحيل',
      withdrawals: [{ status: 'started' }],
    });
    expect(index.place(started)).toMatchObject({
      event: 'status_changed',
      whatsNew: [{ kind: 'moved', from: 'announced', to: 'started' }],
    });
  });

  it('tells that an article no longer says anything, once', () => {
    const index = createMemoryIndex();
    index.place(first);
    const gone = { ...sketchFeatures({ id: 'r', outlet: 'a', title: 'خبر آخر' }), revision: 2 };
    expect(index.place(gone).event).toBe('corrected');
    expect(index.place(gone).event).toBe('none');
  });

  it('takes the outlet out with its only article, and lets nothing join what is empty', () => {
    const { assignments } = alone(first);
    const known = { ...assignments[0].development, id: 'd', storyId: 's' };
    const correction = correct(known, null, 'r', 'Nahr News');
    expect(correction?.whatsNew).toEqual([{ kind: 'last-article-gone', outlet: 'Nahr News' }]);
    const empty = correction?.development ?? known;
    expect(empty.coverage).toEqual({ outlets: [], voices: [], articles: 0 });
    expect(
      decide(sketchFeatures({ withdrawals: [{}] }), { developments: [empty], stories: [] }).assignments[0]
        .event,
    ).toBe('opened');
  });

  it('changes nothing for an article that is not in the development', () => {
    expect(correct(alone(first).assignments[0].development, null, 'unknown', 'Nahr News')).toBeNull();
  });
});

describe('ten thousand articles of one development in a day', () => {
  it('are one development and one alert beside its confirmation, in a state of bounded size', () => {
    let known = alone(leaving(1, 'announced')).assignments[0].development;
    let story = opened(alone(leaving(1, 'announced')));
    const told = new Set<string>();
    for (let i = 0; i < 10_000; i++) {
      const article = {
        ...leaving(1, 'announced'),
        articleId: `copy${i}`,
        timeMs: Date.parse(day(1)) + i * 8_000,
      };
      article.outlet = { ...article.outlet, id: `o${i % 500}` };
      const { assignments, stories } = decide(article, {
        developments: [{ ...known, id: 'd', storyId: 'old' }],
        stories: [story],
      });
      known = assignments[0].development;
      story = { ...(stories[0] ?? story), id: 'old' };
      told.add(assignments[0].event);
      if (i === 9_999) expect(isMember(known, 'copy9999')).toBe(true);
    }
    expect(known.coverage.articles).toBe(10_001);
    expect([...told]).toEqual(['none']);
    expect(JSON.stringify(known).length + JSON.stringify(story).length).toBeLessThan(60_000);
  });
});
