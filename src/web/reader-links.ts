import { randomBytes } from 'node:crypto';
import { alertLinks } from '../alerts/feedback-link.ts';
import { apiNeeds } from '../api/needs.ts';
import type { PlacementRules } from '../pipeline/announce.ts';
import type { Settings } from '../settings/load.ts';
import { keptSecret } from '../store/secrets.ts';
import type { SqlPool } from '../store/sql.ts';
import type { ReaderNeeds } from './reader-pages.ts';

/** What the app hands to the parts that serve readers. */
interface ReaderLinks {
  /** The rules with the signed links that alerts carry; none without a public address. */
  linked(rules: PlacementRules): PlacementRules;
  /** What the readers' pages need. */
  pages: ReaderNeeds;
}

/** Ties settings and database to what readers get: links and pages. The secret is made on the first start. */
export async function openReaderLinks(
  pool: SqlPool,
  settings: () => Settings,
  topics: ReaderNeeds['topics'],
): Promise<ReaderLinks> {
  const secret =
    settings().feedbackSecret ??
    (await keptSecret(pool, 'feedback', () => randomBytes(32).toString('base64url')));
  const { publicUrl, sourceName, nameOf, now } = apiNeeds(pool, settings);
  return {
    linked: (rules) => ({
      ...rules,
      linksFor({ eventId, storyId, at }) {
        const { publicUrl, feedback } = settings().service;
        if (publicUrl === null) return null;
        const untilMs = Date.parse(at) + feedback.linksValidFor;
        return alertLinks({ secret, publicUrl }, { eventId, storyId, untilMs });
      },
    }),
    pages: {
      pool,
      secret,
      publicUrl,
      timezone: () => settings().service.timezone,
      remindDays: () => settings().service.deadlines.remindDays,
      sourceName,
      nameOf,
      topics,
      now,
    },
  };
}
