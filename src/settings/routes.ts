import { z } from 'zod';
import type { DigestPlan } from '../alerts/digest.ts';
import { EQUAL_KEYS, type InhibitRule } from '../alerts/inhibit.ts';
import type { Matcher } from '../alerts/match.ts';
import type { QuietHours } from '../alerts/quiet-hours.ts';
import type { RateCap } from '../alerts/rate-cap.ts';
import type { RouteNode } from '../alerts/route.ts';
import { DEFAULT_SEVERITY, type SeverityRules } from '../alerts/severity.ts';
import type { Silence } from '../alerts/silence.ts';
import { WEEKDAYS } from '../alerts/wall-clock.ts';
import { duration, someTime } from './duration.ts';
import { instant } from './instant.ts';
import { alertMatcher, articleMatcher, NOT_EMPTY, names, notEmpty, oneOf, severity } from './matchers.ts';
import { timezone } from './timezone.ts';

/** The part of alerts.yaml that says who hears what, when: everything but the channels themselves. */
export interface AlertRules {
  route: RouteNode;
  silences: Silence[];
  inhibit: InhibitRule[];
  severity: SeverityRules;
  quietHours: QuietHours[];
  rateCaps: RateCap[];
  digest: DigestPlan[];
}

const channels = names('the id of a channel');
/** A route may name nobody: its articles are stored and shown, and nobody is told. */
const channelsOrNone = names('the id of a channel', 0);

const timingKeys = {
  group_wait: duration.optional(),
  group_interval: duration.optional(),
  repeat_interval: someTime.optional(),
};

interface RouteEntry {
  name?: string | undefined;
  match?: Matcher | undefined;
  channel?: string[] | undefined;
  continue?: boolean | undefined;
  group_wait?: number | undefined;
  group_interval?: number | undefined;
  repeat_interval?: number | undefined;
  routes?: RouteEntry[] | undefined;
}

const childRoute: z.ZodType<RouteEntry> = z.strictObject({
  name: z.string().min(1).max(60).optional(),
  match: alertMatcher.optional(),
  channel: channelsOrNone.optional(),
  continue: z.boolean().optional(),
  ...timingKeys,
  // A tree, so the schema names itself.
  get routes() {
    return z.array(childRoute).optional();
  },
});

const rootRoute = z.strictObject({
  channel: channelsOrNone,
  ...timingKeys,
  routes: z.array(childRoute).optional(),
});

function routeNode(entry: RouteEntry): RouteNode {
  return {
    name: entry.name,
    match: entry.match ?? {},
    channels: entry.channel,
    groupWaitMs: entry.group_wait,
    groupIntervalMs: entry.group_interval,
    repeatIntervalMs: entry.repeat_interval,
    continue: entry.continue ?? false,
    routes: (entry.routes ?? []).map(routeNode),
  };
}

const CLOCK = { error: 'a time in quotes such as "07:30"' };

/** A number is what YAML makes of an unquoted hour: it fails as a time, not as "a string". */
const clock = z
  .preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string(CLOCK))
  .refine((text) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text), CLOCK)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const silence = (zone: string) =>
  z
    .strictObject({
      id: z
        .string()
        .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, { error: 'small letters, digits and - _ between them' }),
      // An empty match would mute everything: whoever wants that can switch channels off.
      match: alertMatcher.refine(notEmpty, NOT_EMPTY),
      from: instant(zone).optional(),
      until: instant(zone),
      author: z.string().trim().min(1),
      reason: z.string().trim().min(1),
    })
    .refine(({ from, until }) => from === undefined || from < until, {
      path: ['until'],
      error: 'an instant after from',
    })
    .transform(
      ({ from = null, until, ...silence }): Silence => ({ ...silence, startsAt: from, endsAt: until }),
    );

const inhibitRule = z
  .strictObject({
    name: z.string().min(1).max(60),
    source: alertMatcher,
    target: alertMatcher,
    equal: oneOf(EQUAL_KEYS).default([]),
    for: someTime,
  })
  .refine(({ target, equal }) => Object.keys(target).length > 0 || equal.length > 0, {
    path: ['target'],
    error: 'at least one key, or equal: else it mutes everything',
  })
  .transform(({ for: forMs, ...rule }): InhibitRule => ({ ...rule, forMs }));

const severityRules = z.strictObject({
  rules: z.array(z.strictObject({ severity, when: articleMatcher })).min(1),
  adjust: z.array(z.strictObject({ by: z.int().min(-4).max(4), when: articleMatcher })).default([]),
  default: severity.default('info'),
});

const quietHours = (zone: string) =>
  z
    .strictObject({
      channels,
      from: clock,
      to: clock,
      timezone: timezone.default(zone),
      days: oneOf(WEEKDAYS).default([...WEEKDAYS]),
      breakThrough: severity.nullable().default('critical'),
    })
    .transform(({ from, to, ...quiet }): QuietHours => ({ ...quiet, fromMinute: from, toMinute: to }));

const rateCap = z
  .strictObject({
    channels,
    limit: z.int().min(1),
    per: someTime,
    breakThrough: severity.nullable().default('critical'),
  })
  .transform(({ per, ...cap }): RateCap => ({ ...cap, perMs: per }));

const digest = (zone: string) =>
  z
    .strictObject({
      period: z.enum(['daily', 'weekly']),
      channels,
      at: clock,
      day: z.enum(WEEKDAYS).optional(),
      timezone: timezone.default(zone),
    })
    .refine(({ period, day }) => period === 'weekly' || day === undefined, {
      path: ['day'],
      error: 'nothing in a daily digest; period: weekly has a day',
    })
    .transform(({ at, day = 'sun', ...plan }): DigestPlan => ({ ...plan, day, atMinute: at }));

/**
 * The keys of alerts.yaml beside `channels:`, to be spread into its schema. `zone` (IANA name) is that of windows,
 * digests and times that name none.
 */
export const alertRuleKeys = (zone: string) => ({
  route: rootRoute.transform(routeNode),
  silences: z.array(silence(zone)).default([]),
  inhibit: z.array(inhibitRule).default([]),
  severity: severityRules.transform((rules): SeverityRules => rules).default(DEFAULT_SEVERITY),
  quietHours: z.array(quietHours(zone)).default([]),
  rateCaps: z.array(rateCap).default([]),
  digest: z.array(digest(zone)).default([]),
});

/** Every place that names a channel, with its path in the file, so that names nobody defined can be reported. */
export function channelMentions(rules: AlertRules): { path: (string | number)[]; channel: string }[] {
  const ofNode = (node: RouteNode, path: (string | number)[]): ReturnType<typeof channelMentions> => [
    ...(node.channels ?? []).map((channel) => ({ path: [...path, 'channel'], channel })),
    ...node.routes.flatMap((child, index) => ofNode(child, [...path, 'routes', index])),
  ];
  const ofList = (key: 'quietHours' | 'rateCaps' | 'digest') =>
    rules[key].flatMap((entry, index) =>
      entry.channels.map((channel) => ({ path: [key, index, 'channels'], channel })),
    );
  return [
    ...ofNode(rules.route, ['route']),
    ...ofList('quietHours'),
    ...ofList('rateCaps'),
    ...ofList('digest'),
  ];
}
