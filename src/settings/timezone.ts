import { z } from 'zod';

function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The name of a time zone, wherever one is configured. */
export const timezone = z.string().refine(isTimezone, { error: 'an IANA time zone such as Asia/Baghdad' });
