import type { WorkFigures } from '../../src/model/health.ts';

/** Figures of a Rasid that watches: a few sources overdue, a fifth failing, nothing waiting for long. */
export const FINE: WorkFigures = {
  sources: {
    watched: 100,
    overdue: 3,
    overdueIds: ['a'],
    switchedOff: 0,
    switchedOffIds: [],
    failing: 20,
    recent: 60,
    recentFailed: 10,
  },
  oldestWaitingSeconds: 30,
  channels: [],
};

/** The same but for some figures of its sources. */
export const withSources = (over: Partial<WorkFigures['sources']>): WorkFigures => ({
  ...FINE,
  sources: { ...FINE.sources, ...over },
});
