import { z } from 'zod';
import { UNIT_MS, type Unit } from '../lib/durations.ts';

/** Much further back, no database takes an instant. */
const LONGEST_DAYS = 36_500;

/** A duration as operators write it, `30s`, `5m`, `2h`, `1d`, in milliseconds. */
export const duration = z
  .string({ error: 'a duration such as 30s, 5m, 2h, 1d' })
  .regex(/^\d{1,6}[smhd]$/, { error: 'a duration such as 30s, 5m, 2h, 1d' })
  .refine((text) => Number(text.slice(0, -1)) * UNIT_MS[text.at(-1) as Unit] <= LONGEST_DAYS * UNIT_MS.d, {
    error: `at most ${LONGEST_DAYS}d`,
  })
  .transform((text) => Number(text.slice(0, -1)) * UNIT_MS[text.at(-1) as Unit]);

/** A duration that would switch off what it bounds, were it none. */
export const someTime = duration.refine((ms) => ms > 0, { error: 'a duration above 0s' });
