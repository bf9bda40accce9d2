import { z } from 'zod';
import type { Matcher } from '../../alerts/match.ts';
import { ACTS } from '../../model/act.ts';
import { STORY_EVENT_KINDS } from '../../model/story.ts';
import { LEVELS, STATEMENT_TYPES, WITHDRAWAL_EXTENTS, WITHDRAWAL_STATUSES } from '../../model/verdict.ts';
import { ZONES } from '../../model/zone.ts';
import { severity } from './alert.ts';
import { closedShape, count, flag, texts } from './shape.ts';

const names = texts.optional();

/** `silences.match`. Passing over a key that is not known would mute more than was meant. */
export const matcher: z.ZodType<Matcher> = closedShape<Matcher>({
  topic: names,
  level: z.array(z.enum(LEVELS)).optional(),
  faction: names,
  type: z.array(z.enum(STATEMENT_TYPES)).optional(),
  act: z.array(z.enum(ACTS)).optional(),
  force: names,
  country: names,
  status: z.array(z.enum(WITHDRAWAL_STATUSES)).optional(),
  extent: z.array(z.enum(WITHDRAWAL_EXTENTS)).optional(),
  certainty: names,
  zone: z.array(z.enum(ZONES)).optional(),
  source: names,
  event: z.array(z.enum(STORY_EVENT_KINDS)).optional(),
  severity: severity.optional(),
  outlets: count.optional(),
  independent: count.optional(),
  maxOutlets: count.optional(),
  maxIndependent: count.optional(),
  daysBack: count.optional(),
  late: flag.optional(),
  not: z.lazy(() => matcher).optional(),
});
