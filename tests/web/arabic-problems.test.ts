import { describe, expect, it } from 'vitest';
import { healthOf } from '../../src/alerts/work-health.ts';
import type { WorkFigures } from '../../src/model/health.ts';
import { ARABIC } from '../../src/web/language/arabic.ts';
import { withSources } from '../parts/work-figures.ts';

const now = new Date('2026-11-24T10:00:00Z');
const startedAt = new Date('2026-11-24T08:00:00Z');
const work = (over: Partial<WorkFigures['sources']>, oldestWaitingSeconds = 0): WorkFigures => ({
  ...withSources(over),
  oldestWaitingSeconds,
});

// As the part words them that judges the work: where it says them otherwise some day, the figures are missing here.
describe('what keeps Rasid from watching is said in Arabic with the figures of the English sentence', () => {
  it.each<[string, WorkFigures | null, string]>([
    ['most fetches fail', work({ recentFailed: 31 }), 'أكثر المصادر لم يُقرأ مؤخرا (31 من 60، 52 %)'],
    [
      'the only source fails',
      work({ watched: 1, overdue: 0, failing: 1, recent: 1, recentFailed: 1 }),
      'أكثر المصادر لم يُقرأ مؤخرا (1 من 1، 100 %)',
    ],
    [
      'most sources are overdue',
      work({ overdue: 51, overdueIds: ['al-mada', 'difaf'] }),
      'توقفت المراقبة: أكثر المصادر متأخر (51 من 100: \u2068al-mada, difaf, …\u2069)',
    ],
    [
      'another Rasid switched some off',
      work({ switchedOff: 7, switchedOffIds: ['al-mada', 'difaf'] }),
      'مصادر لا يراقبها أحد لأن راصدا آخر على قاعدة البيانات نفسها لا يعرفها (7: \u2068al-mada, difaf, …\u2069)',
    ],
    ['work waits', work({}, 3_600), 'ثمة مقال أو تسليم ينتظر منذ مدة طويلة (60 دقيقة)'],
    ['nothing is switched on', work({ watched: 0, overdue: 0 }), 'لا مصدر مشغّلا'],
    ['the database does not answer', null, 'قاعدة البيانات لا تجيب: لا يُقرأ شيء ولا يُرسل'],
  ])('%s', (_name, figures, said) => {
    const { problems } = healthOf(
      { queue: { kind: 'postgres', reachable: true }, figures, diskFull: false, startedAt },
      now,
    );
    expect(problems.map(({ kind, detail }) => ARABIC.overview.problem(kind, detail))).toEqual([said]);
  });
});
