import { describe, expect, it } from 'vitest';
import { factsOfAlert } from '../../src/alerts/facts.ts';
import { type ChannelState, decideStages, type StageRules } from '../../src/alerts/stages.ts';
import { WEEKDAYS } from '../../src/alerts/wall-clock.ts';
import { threat } from './samples.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const FACTS = factsOfAlert(threat);

const NONE: StageRules = { silences: [], inhibit: [], quietHours: [], rateCaps: [] };
const SILENCE: StageRules['silences'][number] = {
  id: 's',
  match: {},
  startsAt: null,
  endsAt: '2026-11-25T00:00:00Z',
  author: 'Layla',
  reason: 'drill',
};
const INHIBIT = { name: 'i', source: {}, target: {}, equal: [], forMs: 3_600_000 };
const QUIET: StageRules['quietHours'][number] = {
  channels: ['desk'],
  fromMinute: 540,
  toMinute: 660,
  timezone: 'UTC',
  days: WEEKDAYS,
  breakThrough: 'critical',
};
const CAP = { channels: ['desk'], limit: 1, perMs: 60_000, breakThrough: null };
const ALL: StageRules = { silences: [SILENCE], inhibit: [INHIBIT], quietHours: [QUIET], rateCaps: [CAP] };

const STATE: ChannelState = {
  storyId: '42',
  channel: 'desk',
  timing: { groupWaitMs: 0, groupIntervalMs: 60_000, repeatIntervalMs: null },
  facts: FACTS,
  pending: [{ event: 'opened', at: '2026-11-24T09:59:00Z', whatsNew: [], severity: 'high' }],
  last: null,
  sentAt: [NOW.getTime() - 1000],
  recent: [{ storyId: '7', at: '2026-11-24T09:30:00Z', facts: FACTS }],
  isAlive: true,
};
const WAITING = { ...STATE, last: { at: '2026-11-24T09:59:30Z', severity: 'high' as const } };
const REPEAT: ChannelState = {
  ...STATE,
  pending: [],
  timing: { ...STATE.timing, repeatIntervalMs: 60_000 },
  last: { at: '2026-11-24T09:00:00Z', severity: 'high' },
};

describe('the stages in their order', () => {
  it.each<[string, StageRules, ChannelState, string, string | null, RegExp]>([
    ['nothing in the way', NONE, STATE, 'send', null, /^first seen/],
    ['grouping comes before everything', ALL, WAITING, 'wait', '10:00:30', /^1 new event, group_interval/],
    [
      'nothing to say needs no other stage',
      ALL,
      { ...STATE, pending: [] },
      'nothing',
      null,
      /^nothing to say/,
    ],
    ['then silences', ALL, STATE, 'mute', null, /^silence s /],
    ['then inhibition', { ...ALL, silences: [] }, STATE, 'mute', null, /^inhibited by i/],
    [
      'then quiet hours',
      { ...ALL, silences: [], inhibit: [] },
      STATE,
      'wait',
      '11:00:00',
      /^quiet hours of desk/,
    ],
    ['then the rate cap', { ...NONE, rateCaps: [CAP] }, STATE, 'hold', '10:00:59', /^1 message to desk/],
    [
      'another channel has its peace',
      { ...NONE, rateCaps: [CAP], quietHours: [QUIET] },
      { ...STATE, channel: 'mail' },
      'send',
      null,
      /first seen/,
    ],
    ['a repeat passes the same stages', NONE, REPEAT, 'repeat', null, /^repeat time passed/],
    [
      'a repeat keeps quiet hours by the severity last told',
      { ...NONE, quietHours: [QUIET] },
      REPEAT,
      'wait',
      '11:00:00',
      /high waits/,
    ],
  ])('%s', (_name, rules, state, action, until, why) => {
    const decision = decideStages(rules, state, NOW);
    expect(decision.action).toBe(action);
    expect(decision.until?.toISOString().slice(11, 19) ?? null).toBe(until);
    expect(decision.why).toMatch(why);
  });
});
