import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlacementRules } from '../../src/pipeline/announce.ts';
import { tellDeadlines } from '../../src/pipeline/deadline-notices.ts';
import { listDeadlines } from '../../src/store/deadline-list.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { OUTLETS } from '../alerts/samples.ts';
import { type Archive, type ArchiveArticle, openArchive } from '../parts/archive.ts';

// Glosses: "the last American soldier leaves by 31 December"; "… during December"; "has left".
const ANNOUNCED: ArchiveArticle = {
  at: '2021-11-20T10:00:00Z',
  title: 'بغداد: آخر جندي أمريكي يغادر قبل 31 كانون الأول',
  text: 'أعلنت قيادة العمليات أن القوات الأمريكية تنسحب من العراق بحلول 31 كانون الأول وفق اتفاق البلدين.',
  withdrawals: [{ words: ['القوات الأمريكية تنسحب'], status: 'announced' }],
  deadlines: [{ date: '2021-12-31', words: '31 كانون الأول' }],
};
/** Evidence as the judge gives it: the act, then where from. */
const LEFT_IRAQ: [string, string][] = [
  ['انسحابها', 'act.leave'],
  ['العراق', 'host:IQ'],
];
const COMPLETED: ArchiveArticle = {
  at: '2021-12-29T10:00:00Z',
  title: 'القوات الأمريكية أتمت الانسحاب من العراق',
  text: 'أتمت القوات الأمريكية اليوم انسحابها من العراق، وغادر آخر رتل قاعدة عين الأسد.',
  outlet: OUTLETS.second,
  withdrawals: [{ words: LEFT_IRAQ, status: 'completed', certainty: 'confirmed', extent: 'whole' }],
};
const THREAT: ArchiveArticle = {
  at: '2021-11-21T10:00:00Z',
  title: 'كتائب سيد الشهداء تمهل القوات الأمريكية حتى 15 كانون الأول',
  text: 'قال المتحدث باسم كتائب سيد الشهداء: «على القوات الأمريكية أن ترحل قبل 15 كانون الأول».',
  outlet: OUTLETS.faction,
  statements: [{ words: 'على القوات الأمريكية أن ترحل قبل 15 كانون الأول', type: 'ultimatum' }],
  withdrawals: [{ words: ['على القوات الأمريكية أن ترحل'], status: 'demanded' }],
  deadlines: [{ date: '2021-12-15', words: '15 كانون الأول' }],
};

/** The article with one word for another, in its title, text and evidence. */
function replaced(article: ArchiveArticle, word: string, other: string): ArchiveArticle {
  return JSON.parse(JSON.stringify(article).replaceAll(word, other)) as ArchiveArticle;
}

/** The article with other parties. */
function of(article: ArchiveArticle, force: string, host: string): ArchiveArticle {
  return { ...article, withdrawals: article.withdrawals?.map((one) => ({ ...one, force, host })) ?? [] };
}

describe('deadlines in the database', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await openArchive(['desk', 'mail']);
  }, 540_000);
  afterAll(() => archive.close());
  beforeEach(() => archive.empty());

  const rows = async (): Promise<string[]> =>
    (await listDeadlines(archive.store.pool, { limit: 50 })).map(({ date, quote, metAt }) =>
      [date, quote, ...(metAt ? ['met'] : [])].join(' '),
    );
  const tell = (now: string, rules: PlacementRules = archive.rules): Promise<string[]> =>
    tellDeadlines(archive.store.pool, rules, { now: new Date(now), remindDays: [7, 1] });
  const events = async (): Promise<string[]> => {
    const { rows: found } = await archive.store.pool.query<{ line: string }>(
      `SELECT kind || ': ' || whats_new AS line FROM story_events WHERE kind LIKE 'deadline%' ORDER BY id`,
    );
    return found.map(({ line }) => line);
  };

  it('are rows with their words, their place in the article and whose they are', async () => {
    const placed = await archive.place(ANNOUNCED);
    const [deadline] = await listDeadlines(archive.store.pool, {
      storyId: placed.storyId,
      since: null,
      limit: 5,
    });
    const start = ANNOUNCED.text.indexOf('31 كانون الأول');
    expect(deadline).toMatchObject({
      topic: 'troop_withdrawal',
      date: '2021-12-31',
      precision: 'day',
      quote: '31 كانون الأول',
      span: { field: 'text', start, end: start + '31 كانون الأول'.length },
      force: 'US',
      host: 'IQ',
      metAt: null,
      article: { id: placed.articleId, sourceId: OUTLETS.independent.id },
    });
  });

  it('are kept once a story and date, however many outlets say it', async () => {
    await archive.place(ANNOUNCED);
    await archive.place({ ...ANNOUNCED, outlet: OUTLETS.second, at: '2021-11-20T11:00:00Z' });
    expect(await rows()).toEqual(['2021-12-31 31 كانون الأول']);
  });

  it('give way to a revision that names another day', async () => {
    const { articleId } = await archive.place(ANNOUNCED);
    await archive.place({
      ...ANNOUNCED,
      revises: articleId,
      deadlines: [{ date: '2021-12-30', words: 'كانون الأول' }],
    });
    expect(await rows()).toEqual(['2021-12-30 كانون الأول']);
  });

  it('go with the article that set them, but not while another says the same', async () => {
    const first = await archive.place(ANNOUNCED);
    const second = await archive.place({ ...ANNOUNCED, outlet: OUTLETS.second, at: '2021-11-20T11:00:00Z' });
    const nothing = { title: 'تصحيح', text: 'حذفت الوكالة الخبر.', at: '2021-11-21T10:00:00Z' };
    await archive.place({ ...nothing, revises: first.articleId });
    expect(await rows()).toEqual(['2021-12-31 31 كانون الأول']);
    await archive.place({ ...nothing, revises: second.articleId });
    expect(await rows()).toEqual([]);
  });

  it('are met by a completed withdrawal of the same force from the same country, in whichever story', async () => {
    await archive.place(ANNOUNCED);
    await archive.place(THREAT);
    await archive.place({ ...COMPLETED, at: '2021-12-10T10:00:00Z' });
    expect(await rows()).toEqual(['2021-12-15 15 كانون الأول met', '2021-12-31 31 كانون الأول met']);
    await tell('2022-02-01T00:00:00Z');
    expect(await events()).toEqual([]);
  });

  // Glosses: "handed over Qayyarah base"; "leave Qayyarah base by 31 December".
  const HANDED_OVER: ArchiveArticle = {
    at: '2021-12-10T10:00:00Z',
    title: 'القوات الأمريكية تسلم قاعدة القيارة',
    text: 'سلمت القوات الأمريكية قاعدة القيارة إلى الجيش العراقي.',
    outlet: OUTLETS.second,
    withdrawals: [
      {
        words: [
          ['سلمت', 'act.hand'],
          ['قاعدة القيارة', 'host:IQ'],
        ],
        status: 'completed',
        certainty: 'confirmed',
        extent: 'part',
        sites: ['القيارة'],
      },
    ],
  };
  const OF_THE_BASE: ArchiveArticle = {
    at: '2021-11-20T10:00:00Z',
    title: 'القوات الأمريكية تغادر قاعدة القيارة قبل 31 كانون الأول',
    text: 'أعلنت القيادة أن القوات الأمريكية تغادر قاعدة القيارة بحلول 31 كانون الأول.',
    withdrawals: [
      {
        words: [
          ['تغادر', 'act.depart'],
          ['قاعدة القيارة', 'host:IQ'],
        ],
        extent: 'part',
        sites: ['القيارة'],
      },
    ],
    deadlines: [{ date: '2021-12-31', words: '31 كانون الأول', sites: ['القيارة'] }],
  };

  it.each([
    ["a base handed over does not meet the whole country's date", ANNOUNCED, HANDED_OVER, false],
    ['a base handed over meets its own date', OF_THE_BASE, HANDED_OVER, true],
    ['another base does not', replaced(OF_THE_BASE, 'القيارة', 'التاجي'), HANDED_OVER, false],
    ["the whole withdrawal meets the base's date", OF_THE_BASE, COMPLETED, true],
    ['the forces of another country leaving do not', ANNOUNCED, of(COMPLETED, 'TR', 'IQ'), false],
    ['leaving another country does not', ANNOUNCED, of(COMPLETED, 'US', 'SY'), false],
  ])('are met by what leaves: %s', async (_name, sets, leaves, met) => {
    await archive.place(sets);
    await archive.place(leaves);
    expect((await rows())[0]?.endsWith(' met')).toBe(met);
  });

  it('set for one force, host and day in two stories are told once, on the channels of both, naming both', async () => {
    await archive.place({ ...ANNOUNCED, deadlines: [{ date: '2021-12-15', words: '31 كانون الأول' }] });
    await archive.place(THREAT);
    const byTopic: PlacementRules = {
      ...archive.rules,
      channelsFor: (alert) => [alert.topics[0] === 'faction_statement' ? 'mail' : 'desk'],
    };
    expect(await tell('2021-12-14T06:00:00Z', byTopic)).toHaveLength(2);
    expect(await tell('2021-12-14T06:00:20Z', byTopic)).toEqual([]);
    expect(await tell('2021-12-16T00:00:00Z', byTopic)).toHaveLength(2);
    expect(await events()).toEqual([
      "deadline_near: the deadline 15 Dec 2021 ends tomorrow; no completed withdrawal has been reported; also set in: Kata'ib Sayyid al-Shuhada gives an ultimatum",
      "deadline_passed: the deadline 15 Dec 2021 has passed; no completed withdrawal has been reported; also set in: Kata'ib Sayyid al-Shuhada gives an ultimatum",
    ]);
  });

  it('end with the day of the configured zone, also when it is changed while they run', async () => {
    await archive.place(ANNOUNCED);
    expect(await tell('2021-12-31T22:00:00Z')).toHaveLength(2);
    const baghdad: PlacementRules = { ...archive.rules, timezone: 'Asia/Baghdad' };
    expect(await tell('2021-12-31T20:59:59Z', baghdad)).toEqual([]);
    expect(await tell('2021-12-31T21:00:00Z', baghdad)).toHaveLength(2);
    expect((await events()).at(-1)).toContain('has passed');
  });

  it('are told of before they end and when they passed, each once a channel, through the ledger', async () => {
    await archive.place(ANNOUNCED);
    const before = (await listDeliveries(archive.store.pool, {}, 50)).length;
    const told: number[] = [];
    for (const now of [
      '2021-12-20T00:00:00Z',
      '2021-12-24T06:00:00Z',
      '2021-12-24T06:00:20Z',
      '2021-12-30T12:00:00Z',
      '2021-12-20T00:00:00Z',
      '2022-01-01T00:00:01Z',
      '2022-01-09T00:00:00Z',
    ])
      told.push((await tell(now)).length);
    expect(told).toEqual([0, 2, 0, 2, 0, 2, 0]);
    expect(await events()).toEqual([
      'deadline_near: the deadline 31 Dec 2021 ends in 7 days; no completed withdrawal has been reported',
      'deadline_near: the deadline 31 Dec 2021 ends tomorrow; no completed withdrawal has been reported',
      'deadline_passed: the deadline 31 Dec 2021 has passed; no completed withdrawal has been reported',
    ]);
    const deliveries = await listDeliveries(archive.store.pool, {}, 50);
    expect(deliveries.length - before).toBe(6);
    expect(deliveries[0]?.alert).toMatchObject({
      event: 'deadline_passed',
      headline: 'Deadline 31 Dec 2021 has passed: US withdrawal from Iraq: announced; 1 independent outlet',
      deadlines: [{ date: '2021-12-31', text: '31 كانون الأول' }],
    });
  });

  it('are told once when two processes look at the same moment', async () => {
    await archive.place(ANNOUNCED);
    const both = await Promise.all([tell('2021-12-25T00:00:00Z'), tell('2021-12-25T00:00:00Z')]);
    expect(both.flat()).toHaveLength(2);
    expect(await events()).toHaveLength(1);
  });

  it('are told all the same when the first try broke off half-way', async () => {
    await archive.place(ANNOUNCED);
    const broken: PlacementRules = {
      ...archive.rules,
      channelsFor: () => {
        throw new Error('killed here');
      },
    };
    await expect(tell('2021-12-25T00:00:00Z', broken)).rejects.toThrow('killed here');
    expect(await events()).toEqual([]);
    expect(await tell('2021-12-25T00:00:00Z')).toHaveLength(2);
  });

  it('are not told of when the article came after the day', async () => {
    await archive.place({ ...ANNOUNCED, publishedAt: ANNOUNCED.at, at: '2022-03-01T00:00:00Z' });
    expect(await rows()).toHaveLength(1);
    expect(await tell('2022-03-02T00:00:00Z')).toEqual([]);
  });

  it('come back when the withdrawal turns out not to be completed', async () => {
    await archive.place(ANNOUNCED);
    const { articleId } = await archive.place({ ...COMPLETED, at: '2021-12-10T10:00:00Z' });
    await archive.place({
      ...COMPLETED,
      revises: articleId,
      at: '2021-12-11T10:00:00Z',
      withdrawals: [{ words: ['القوات الأمريكية'], status: 'cancelled', certainty: 'confirmed' }],
    });
    expect(await rows()).toEqual(['2021-12-31 31 كانون الأول']);
  });
});
