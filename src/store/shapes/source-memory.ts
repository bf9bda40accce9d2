import { z } from 'zod';
import { SOURCE_FAILURES } from '../../lib/errors.ts';
import {
  CONDITION_KINDS,
  FEED_READERS,
  FINDING_KINDS,
  type Finding,
  type OpenCondition,
  type PublishingPattern,
  type SourceMemory,
} from '../../model/reading.ts';
import { count, shape, text, textOrNull, texts } from './shape.ts';

export const findings = z.array(shape<Finding>({ kind: z.enum(FINDING_KINDS), detail: text }));

/** What older versions kept under another name, or not at all, is taken from there. */
const orFrom =
  (key: string, older: string) =>
  (value: unknown): unknown =>
    value !== null && typeof value === 'object' && older in value
      ? { [key]: Reflect.get(value, older), ...value }
      : value;

/** Older versions did not note when a condition last held: it did when it was told. */
const condition = z.preprocess(
  orFrom('seenAt', 'reportedAt'),
  shape<OpenCondition>({
    kind: z.enum(CONDITION_KINDS),
    detail: text,
    since: text,
    seenAt: text,
    reportedAt: text,
  }),
);

/** `source_states.memory`: of a source that was never read it is empty, and older versions remembered less. */
const memory = shape<Partial<SourceMemory>>({
  etag: textOrNull.optional(),
  lastModified: textOrNull.optional(),
  known: texts.optional(),
  pattern: shape<PublishingPattern>({
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

/** Until November 2026 the publishing pattern was called a habit. */
export const sourceMemory = z.preprocess(orFrom('pattern', 'habit'), memory);
