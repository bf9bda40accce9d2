import type { Matcher } from '../alerts/match.ts';
import { PayloadError } from '../lib/errors.ts';
import { didYouMean } from '../lib/nearest.ts';
import { knownMatch } from './known-match.ts';
import type { KnownNames } from './known-names.ts';
import { ALERT_KEYS, alertMatcher } from './matchers.ts';
import { pathText } from './yaml-file.ts';

/** Keys whose value is one number, or one word, never a list. */
const COUNTS: ReadonlySet<string> = new Set(
  'outlets independent maxOutlets maxIndependent daysBack'.split(' '),
);

/**
 * Reads a matcher as people type it: `faction=Kata'ib Hezbollah; type=position,warning; not.severity=critical`.
 * Conditions are separated by `;` or a line break, values by commas; names are taken in any spelling of `known`.
 * Throws PayloadError in one line, also for what could never match.
 */
export function parseMatch(text: string, known: KnownNames): Matcher {
  const asked: Record<string, unknown> = {};
  const not: Record<string, unknown> = {};
  const conditions = text.split(/[;\n]/).map((part) => part.trim());
  for (const condition of conditions.filter((part) => part !== '')) {
    const [, negated, key, value] = /^(not\.)?(\p{L}+)\s*=\s*(\S.*)$/su.exec(condition) ?? [];
    if (key === undefined || value === undefined) {
      throw new PayloadError(
        `match: found ${JSON.stringify(condition)}, allowed: key=value or key=value,value`,
      );
    }
    const values = value.split(',').map((one) => one.trim());
    const meant =
      key === 'late' && (value === 'true' || value === 'false')
        ? value === 'true'
        : COUNTS.has(key)
          ? Number(value)
          : key === 'severity'
            ? value
            : values;
    (negated === undefined ? asked : not)[key] = meant;
  }
  const whole = Object.keys(not).length > 0 ? { ...asked, not } : asked;
  if (Object.keys(whole).length === 0) {
    throw new PayloadError(
      'match: found nothing, allowed: at least one condition such as topic=troop_withdrawal',
    );
  }
  const parsed = alertMatcher.safeParse(whole);
  if (parsed.success) {
    const { match, problems } = knownMatch(parsed.data, known);
    const [first] = problems;
    if (first) throw new PayloadError(`match: ${pathText(first.path)}: ${first.text}`);
    return match;
  }
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (unknown === undefined)
    throw new PayloadError(`match: ${issue?.path.join('.') || 'keys'}: ${issue?.message ?? 'not allowed'}`);
  throw new PayloadError(
    `match: found ${JSON.stringify(unknown)}, allowed: ${ALERT_KEYS.join(' | ')}${didYouMean(unknown, ALERT_KEYS)}`,
  );
}

/** A matcher as people type it: the reverse of parseMatch. */
export function matchText(matcher: Matcher): string {
  const { not, ...keys } = matcher;
  const part = ([key, value]: [string, unknown]): string => `${key}=${[value].flat().join(',')}`;
  const excluded = Object.entries(not ?? {}).map((entry) => `not.${part(entry)}`);
  return [...Object.entries(keys).map(part), ...excluded].join('; ');
}
