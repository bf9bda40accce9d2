import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_SEVERITY } from '../../src/alerts/severity.ts';
import { rasidFile } from '../../src/settings/rasid-file.ts';
import { type AlertRules, alertRuleKeys, channelMentions } from '../../src/settings/routes.ts';
import { checkYaml, parseYaml } from '../../src/settings/yaml-file.ts';

const schema: z.ZodType<AlertRules> = z.strictObject(alertRuleKeys('Asia/Riyadh'));

function check(text: string): { rules: AlertRules | null; problems: string[] } {
  const problems: string[] = [];
  const yaml = parseYaml('alerts.yaml', text, problems);
  const rules = yaml && checkYaml(yaml, schema, problems);
  return { rules, problems };
}

function rulesOf(text: string): AlertRules {
  const { rules, problems } = check(text);
  expect(problems).toEqual([]);
  if (!rules) throw new Error('no rules');
  return rules;
}

describe('the smallest routing', () => {
  it('is one channel, with every default', () => {
    expect(rulesOf('route: { channel: desk }')).toEqual({
      route: {
        name: undefined,
        match: {},
        channels: ['desk'],
        groupWaitMs: undefined,
        groupIntervalMs: undefined,
        repeatIntervalMs: undefined,
        continue: false,
        routes: [],
      },
      silences: [],
      inhibit: [],
      severity: DEFAULT_SEVERITY,
      quietHours: [],
      rateCaps: [],
      digest: [],
    });
  });
});

describe('a route that names nobody', () => {
  it('is what the rest of the tree makes exceptions from', () => {
    const { route } = rulesOf('route: { channel: [], routes: [{ match: { topic: x }, channel: desk }] }');
    expect(route.channels).toEqual([]);
    expect(route.routes[0]?.channels).toEqual(['desk']);
  });
});

describe('everything that can be said', () => {
  const rules = rulesOf(`
route:
  channel: desk
  group_wait: 30s
  group_interval: 5m
  repeat_interval: 1d
  routes:
    - name: iraq
      match: { country: IQ, severity: high, not: { source: [a, b] } }
      channel: [desk, phone]
      continue: true
      routes:
        - match: { type: [threat, claim] }
          channel: mail
silences:
  - { id: s1, match: { faction: Hamas }, until: "2026-11-26T12:00:00+03:00", author: L, reason: r }
inhibit:
  - { name: done, source: { status: completed }, target: { status: demanded }, equal: [force, country], for: 1d }
severity:
  rules: [{ severity: high, when: { type: threat, zone: headline } }]
quietHours:
  - { channels: desk, from: "23:00", to: "07:30", timezone: Asia/Baghdad }
rateCaps:
  - { channels: [desk], limit: 30, per: 1h, breakThrough: null }
digest:
  - { period: weekly, channels: mail, at: "08:05" }
`);

  it('durations become milliseconds', () => {
    expect(rules.route).toMatchObject({
      groupWaitMs: 30_000,
      groupIntervalMs: 300_000,
      repeatIntervalMs: 86_400_000,
    });
    expect(rules.inhibit[0]?.forMs).toBe(86_400_000);
    expect(rules.rateCaps[0]).toEqual({
      channels: ['desk'],
      limit: 30,
      perMs: 3_600_000,
      breakThrough: null,
    });
  });

  it('a single value and a list are the same', () => {
    expect(rules.route.routes[0]).toMatchObject({
      match: { country: ['IQ'], severity: 'high', not: { source: ['a', 'b'] } },
      channels: ['desk', 'phone'],
      continue: true,
      routes: [{ match: { type: ['threat', 'claim'] }, channels: ['mail'] }],
    });
  });

  it('clock times become minutes, days all seven, instants UTC', () => {
    expect(rules.quietHours[0]).toMatchObject({ fromMinute: 1380, toMinute: 450, breakThrough: 'critical' });
    expect(rules.quietHours[0]?.days).toHaveLength(7);
    expect(rules.digest[0]).toMatchObject({ atMinute: 485, day: 'sun' });
    expect([rules.quietHours[0]?.timezone, rules.digest[0]?.timezone]).toEqual([
      'Asia/Baghdad',
      'Asia/Riyadh',
    ]);
    expect(rules.silences[0]).toMatchObject({ startsAt: null, endsAt: '2026-11-26T09:00:00.000Z' });
  });

  it('severity without adjustments has none, and info as its default', () => {
    expect(rules.severity).toMatchObject({ adjust: [], default: 'info' });
  });

  it('every mention of a channel is found with its path', () => {
    expect(channelMentions(rules).map(({ path, channel }) => `${path.join('.')}=${channel}`)).toEqual([
      'route.channel=desk',
      'route.routes.0.channel=desk',
      'route.routes.0.channel=phone',
      'route.routes.0.routes.0.channel=mail',
      'quietHours.0.channels=desk',
      'rateCaps.0.channels=desk',
      'digest.0.channels=mail',
    ]);
  });
});

describe('a mistake is named with its line, its path and what is allowed', () => {
  const route = 'route: { channel: desk }\n';
  it.each([
    [
      'route: {}',
      'alerts.yaml:1: route.channel: found nothing, allowed: the id of a channel, or a list of them',
    ],
    [
      'route: { channel: desk, group_wait: 5x }',
      'alerts.yaml:1: route.group_wait: found "5x", allowed: a duration such as 30s, 5m, 2h, 1d',
    ],
    [
      'route: { channel: desk, grup_wait: 5s }',
      "alerts.yaml:1: route.grup_wait: not a known key; did you mean 'group_wait'?",
    ],
    ['route: { channel: desk, match: { type: threat } }', 'alerts.yaml:1: route.match: not a known key here'],
    [
      'route:\n  channel: desk\n  routes:\n    - match: { type: thread }',
      `alerts.yaml:4: route.routes[0].match.type: found "thread", allowed: ${'threat | ultimatum | claim | demand | condemnation | denial | truce | warning | mobilisation | position'}, or a list of them`,
    ],
    [
      'route:\n  channel: desk\n  routes:\n    - match: { severity: urgent }',
      'alerts.yaml:4: route.routes[0].match.severity: found "urgent", allowed: info | low | medium | high | critical',
    ],
    [
      'route:\n  channel: desk\n  routes:\n    - match: { outlets: -1 }',
      'alerts.yaml:4: route.routes[0].match.outlets: found -1, allowed: at least 0',
    ],
    [
      `${route}silences: [{ id: s, match: {}, until: 2026-11-26, author: L, reason: r }]`,
      'alerts.yaml:2: silences[0].match: found {}, allowed: at least one key',
    ],
    [
      `${route}silences: [{ id: s, match: { type: threat }, until: tomorrow, author: L, reason: r }]`,
      'alerts.yaml:2: silences[0].until: found "tomorrow", allowed: an instant such as 2026-11-24T18:00:00Z',
    ],
    [
      `${route}silences: [{ id: s, match: { type: threat }, until: 2026-11-26, reason: r }]`,
      'alerts.yaml:2: silences[0].author: found nothing, allowed: text',
    ],
    [
      `${route}quietHours: [{ channels: desk, from: 7, to: "08:00", timezone: UTC }]`,
      'alerts.yaml:2: quietHours[0].from: found 7, allowed: a time in quotes such as "07:30"',
    ],
    [
      `${route}quietHours: [{ channels: desk, from: "25:00", to: "08:00", timezone: UTC }]`,
      'alerts.yaml:2: quietHours[0].from: found "25:00", allowed: a time in quotes such as "07:30"',
    ],
    [
      `${route}quietHours: [{ channels: desk, from: "23:00", to: "08:00", timezone: Bagdad }]`,
      'alerts.yaml:2: quietHours[0].timezone: found "Bagdad", allowed: an IANA time zone such as Asia/Baghdad',
    ],
    [
      `${route}rateCaps: [{ channels: desk, limit: 0, per: 1h }]`,
      'alerts.yaml:2: rateCaps[0].limit: found 0, allowed: at least 1',
    ],
    [
      `${route}rateCaps: [{ channels: desk, limit: 1, per: 0s }]`,
      'alerts.yaml:2: rateCaps[0].per: found "0s", allowed: a duration above 0s',
    ],
    [
      `${route}severity: { rules: [{ severity: high, when: { severity: low } }] }`,
      'alerts.yaml:2: severity.rules[0].when.severity: not a known key here',
    ],
    [
      `${route}digest: [{ period: hourly, channels: mail, at: "08:00", timezone: UTC }]`,
      'alerts.yaml:2: digest[0].period: found "hourly", allowed: daily | weekly',
    ],
    [
      `${route}inhibit: [{ name: x, source: {}, target: {}, equal: [colour], for: 1h }]`,
      'alerts.yaml:2: inhibit[0].equal: found ["colour"], allowed: topic | faction | force | country | source, or a list of them',
    ],
    [
      `${route}silences: [{ id: s, match: { type: threat }, until: 2027-02-30, author: L, reason: r }]`,
      'alerts.yaml:2: silences[0].until: found "2027-02-30", allowed: an instant such as 2026-11-24T18:00:00Z',
    ],
    [
      `${route}silences: [{ id: s, match: { type: threat }, until: 2027-02-01junk, author: L, reason: r }]`,
      'alerts.yaml:2: silences[0].until: found "2027-02-01junk", allowed: an instant such as 2026-11-24T18:00:00Z',
    ],
    [
      `${route}silences: [{ id: s, match: { type: threat }, until: 1893456000, author: L, reason: r }]`,
      'alerts.yaml:2: silences[0].until: found 1893456000, allowed: an instant such as 2026-11-24T18:00:00Z',
    ],
    [
      `${route}silences: [{ id: s, match: { type: threat }, from: 2027-02-02, until: 2027-02-01, author: L, reason: r }]`,
      'alerts.yaml:2: silences[0].until: found "2027-02-01", allowed: an instant after from',
    ],
    [
      `${route}silences: [{ id: s, match: { type: threat }, until: 2027-02-01, author: " ", reason: r }]`,
      'alerts.yaml:2: silences[0].author: found " ", allowed: text that is not empty',
    ],
    [
      'route: { channel: desk, routes: [{ match: { not: {} } }] }',
      'alerts.yaml:1: route.routes[0].match.not: found {}, allowed: at least one key',
    ],
    [
      'route: { channel: desk, repeat_interval: 0s }',
      'alerts.yaml:1: route.repeat_interval: found "0s", allowed: a duration above 0s',
    ],
    [
      'route: { channel: desk, group_wait: 999999d }',
      'alerts.yaml:1: route.group_wait: found "999999d", allowed: at most 36500d',
    ],
    [
      `${route}inhibit: [{ name: x, source: { type: threat }, target: { type: claim }, for: 0s }]`,
      'alerts.yaml:2: inhibit[0].for: found "0s", allowed: a duration above 0s',
    ],
    [
      `${route}inhibit: [{ name: x, source: { type: threat }, target: {}, for: 1h }]`,
      'alerts.yaml:2: inhibit[0].target: found {}, allowed: at least one key, or equal: else it mutes everything',
    ],
    [
      `${route}digest: [{ period: daily, channels: mail, at: "08:00", day: mon }]`,
      'alerts.yaml:2: digest[0].day: found "mon", allowed: nothing in a daily digest; period: weekly has a day',
    ],
  ])('%s', (text, problem) => {
    expect(check(text).problems).toEqual([problem]);
  });
});

describe('a duration that would switch off what it bounds', () => {
  it.each([
    ['maxAge: 0s', 'maxAge: found "0s", allowed: a duration above 0s'],
    ['http: { timeout: 0s }', 'http.timeout: found "0s", allowed: a duration above 0s'],
    ['feedback: { linksValidFor: 0s }', 'feedback.linksValidFor: found "0s", allowed: a duration above 0s'],
    ['delivery: { firstRetry: 0s }', 'delivery.firstRetry: found "0s", allowed: a duration above 0s'],
    [
      'delivery: { firstRetry: 2h }',
      'delivery: found {"firstRetry":"2h"}, allowed: firstRetry not above lastRetry (5s and 1h where they are left out)',
    ],
    ['retention: 999999d', 'retention: found "999999d", allowed: at most 36500d'],
  ])('%s', (text, problem) => {
    const problems: string[] = [];
    const yaml = parseYaml('rasid.yaml', text, problems);
    if (yaml) checkYaml(yaml, rasidFile, problems);
    expect(problems).toEqual([`rasid.yaml:1: ${problem}`]);
  });
});

describe('the alerts.yaml that Rasid ships', () => {
  const text = readFileSync(join(import.meta.dirname, '../../config/alerts.yaml'), 'utf8');
  const { channels, ...rest } = load(text) as { channels: { id: string; kind: string }[] };

  it('is valid, and shows alerts in the terminal', () => {
    expect(channels).toEqual([{ id: 'terminal', kind: 'console' }]);
    expect(schema.parse(rest).route.channels).toEqual(['terminal']);
  });

  it('spells out the severity rules that hold where an own file has none', () => {
    expect(schema.parse(rest).severity).toEqual(DEFAULT_SEVERITY);
  });

  it('has examples in its comments that are valid once uncommented', () => {
    const whole = load(text.replaceAll(/^#(?!#| yaml-language-server)/gm, '')) as Record<string, unknown>;
    const { channels: _channels, operations: _operations, ...rules } = whole;
    const parsed = schema.parse(rules);
    expect(parsed.route.routes).toHaveLength(3);
    expect(
      [parsed.quietHours, parsed.rateCaps, parsed.silences, parsed.inhibit, parsed.digest].map(
        (list) => list.length,
      ),
    ).toEqual([1, 1, 1, 1, 2]);
  });
});
