import { z } from 'zod';
import { instantShown } from '../lib/zoned-day.ts';

const INSTANT = /^(\d{4}-\d{2}-(\d{2}))(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const INSTANT_WORDS = { error: 'an instant such as 2026-11-24T18:00:00Z' };

/** The instant that a text names, a day its midnight in UTC, a time without a zone that of `zone`; NaN for none. */
function instantIn(text: string, zone: string): number {
  const [, day = '', ofMonth, offset] = INSTANT.exec(text) ?? [];
  // `Date` takes 30 February for 2 March.
  if (new Date(`${day}T00:00Z`).getUTCDate() !== Number(ofMonth)) return Number.NaN;
  if (offset !== undefined || text === day) return Date.parse(text);
  const shown = Date.parse(`${text}Z`);
  return Number.isNaN(shown) ? shown : instantShown(shown, zone);
}

/** A time in a file, as ISO 8601 in UTC; `zone` (IANA name) is that of times that name none. */
export const instant = (zone: string) =>
  z
    .string(INSTANT_WORDS)
    .refine((text) => !Number.isNaN(instantIn(text, zone)), INSTANT_WORDS)
    .transform((text) => new Date(instantIn(text, zone)).toISOString());
