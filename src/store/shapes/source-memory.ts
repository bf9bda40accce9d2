import { z } from 'zod';
import { SOURCE_FAILURES } from '../../lib/errors.ts';
import {
  CONDITION_KINDS,
  FEED_READERS,
  FINDING_KINDS,
  type Finding,
  type Habit,
  type OpenCondition,
  type SourceMemory,
} from '../../model/reading.ts';
import { count, shape, text, textOrNull, texts } from './shape.ts';

export const findings = z.array(shape<Finding>({ kind: z.enum(FINDING_KINDS), detail: text }));

/** Older versions did not note when a condition last held: it did when it was told. */
const condition = z.preprocess(
  (value) =>
    value !== null && typeof value === 'object' && 'reportedAt' in value
      ? { seenAt: value.reportedAt, ...value }
      : value,
  shape<OpenCondition>({
    kind: z.enum(CONDITION_KINDS),
    detail: text,
    since: text,
    seenAt: text,
    reportedAt: text,
  }),
);

/** `source_states.memory`: of a source that was never read it is empty, and older versions remembered less. */
export const sourceMemory = shape<Partial<SourceMemory>>({
  etag: textOrNull.optional(),
  lastModified: textOrNull.optional(),
  known: texts.optional(),
  habit: shape<Habit>({
    perHour: count,
    longestPauseMs: count,
    lastNewAt: text,
    measuredAt: text,
    windowMs: count.nullable(),
  })
    .nullable()
    .optional(),
  usualChars: count.nullable().optional(),
  failures: count.optional(),
  failingSince: textOrNull.optional(),
  lastFailure: shape<NonNullable<SourceMemory['lastFailure']>>({
    failure: z.enum([...SOURCE_FAILURES, 'unexpected']),
    message: text,
    retryAfterMs: count.nullable(),
  })
    .nullable()
    .optional(),
  freshForMs: count.nullable().optional(),
  movedTo: textOrNull.optional(),
  findings: findings.optional(),
  readBy: z.enum(FEED_READERS).nullable().optional(),
  conditions: z.array(condition).optional(),
});
