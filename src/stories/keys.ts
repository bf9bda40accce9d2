import { dayOf } from '../arabic/event-day.ts';
import { rarityOf } from '../arabic/rarity.ts';
import type { ArticleFeatures } from './features.ts';
import { bandKeys, hash32 } from './fingerprint.ts';
import { namedForce } from './forces.ts';
import type { Report } from './report.ts';

/** A bound on what one article costs, above what two reports with their wording come to. */
const MAX_KEYS = 48;
/** Of these, so many are left to what an article says, whatever facets its reports have. */
const KEYS_OF_WORDING = 18;
const WORD_KEYS = 6;
/** Words rare enough that two reports which share one are worth comparing. */
const TELLING = 0.7;

/**
 * Bottom-k sample of a report's telling words: the k with the least hash. Two paraphrases that share a third of their
 * words nearly always share one of it, however long they are apart.
 */
function wordKeys({ stems }: Report): string[] {
  return stems
    .filter((stem) => rarityOf(stem) >= TELLING)
    .map((stem) => ({ stem, hash: hash32(stem) }))
    .toSorted((a, b) => a.hash - b.hash)
    .slice(0, WORD_KEYS)
    .map(({ stem }) => `t:${stem}`);
}

function facetKeys({ topic, statement, withdrawal, marks, day }: Report, published: number): string[] {
  const days = [...new Set([day, day - 1, published, published - 1])];
  const keys = marks.flatMap((mark) => days.map((on) => `f:${topic}:${mark}:${on}`));
  if (statement) keys.push(...days.map((on) => `s:${statement.factionId}:${on}`));
  if (withdrawal) {
    const force = namedForce(withdrawal.force);
    keys.push(`w:${force}:${withdrawal.host}`);
    // A judge may miss or mistake one of the two: the other still finds the development.
    if (withdrawal.host) keys.push(`w:*:${withdrawal.host}`);
    if (force) keys.push(`w:${force}:*`);
  }
  return keys;
}

/**
 * The keys under which an article's developments are found and filed: a bounded number, so that looking up costs the
 * same however long the archive grows. A development is filed under the keys of each article that joined it; whoever
 * looks up should read the latest of each key (32 are plenty). `s:` keys carry the day and the day before, so that
 * a report that comes a day late still meets its statement.
 */
export function lookupKeys({ reports, timeMs, print }: ArticleFeatures): string[] {
  const published = dayOf(timeMs);
  const keys = new Set(
    reports.flatMap((report) => facetKeys(report, published)).slice(0, MAX_KEYS - KEYS_OF_WORDING),
  );
  for (const key of bandKeys(print)) keys.add(key);
  for (const report of reports) for (const key of wordKeys(report)) keys.add(key);
  return [...keys].slice(0, MAX_KEYS);
}

/** The keys under which the stories an article may go on with are found and filed: the parties of its affairs. */
export function affairKeys({ reports }: ArticleFeatures): string[] {
  const keys = reports.flatMap(({ topic, statement, withdrawal, marks }) => {
    if (statement) return [`S:${statement.factionId}`];
    if (withdrawal) return [`W:${withdrawal.host ?? '*'}`];
    return marks.map((mark) => `F:${topic}:${mark}`);
  });
  return [...new Set(keys)];
}
