import { labelledDate } from '../../lib/date-label.ts';
import type { Change } from '../../model/change.ts';
import { STATEMENT_TYPES, WITHDRAWAL_STATUSES } from '../../model/verdict.ts';

const STEP = `(?:${WITHDRAWAL_STATUSES.join('|')}|completed in part)`;
const TYPE = `(?:${STATEMENT_TYPES.join('|')}|truce statement|call to arms)`;
const TYPES: Readonly<Record<string, string>> = {
  'truce statement': 'truce',
  'call to arms': 'mobilisation',
};

/** How versions of before there were kinds of change wrote each of them, with its fields as named groups. */
const WRITTEN: Partial<Record<Change['kind'], string>> = {
  moved: `status: (?<from>${STEP}) → (?<to>${STEP})`,
  'step-again': `(?<step>${STEP}) again`,
  'last-told': `last told: (?<step>${STEP})`,
  'under-way': 'still under way',
  date: 'date: (?<date>.+)',
  'new-date': 'new date: (?<date>.+) \\(was (?<before>.+)\\)',
  place: 'another base or town',
  figure: 'figure: (?<figure>\\d+)',
  faction: 'another faction: (?<faction>.+)',
  escalation: `escalation: (?<from>${TYPE}) → (?<to>${TYPE})`,
  'type-again': `another (?<type>${TYPE})`,
  'new-type': `a new (?<type>${TYPE})`,
  speaker: 'another speaker(?:: (?<name>.+))?',
  target: 'new target: (?<target>.+)',
  'second-independent': 'second independent outlet: (?<outlet>.+)',
  'other-owner': '(?:also reported|confirmed) by an outlet of another owner: (?<outlet>.+)',
  'last-article-gone':
    'the only article of this development, by (?<outlet>.+), was withdrawn or no longer matches',
  'article-gone': 'the article by (?<outlet>.+) was withdrawn or no longer matches; (?<left>\\d+) remains?',
  'told-again': 'Told again: (?<reports>\\d+) more reports? since the last message',
  'deadline-passed': 'the deadline (?<date>.+) has passed',
  'deadline-ends': 'the deadline (?<date>.+) ends (?<days>today|tomorrow|in \\d+ days)',
  'not-completed': 'no completed withdrawal has been reported',
  'not-met': 'nothing here says that it was met',
  'also-set-in': 'also set in: (?<subjects>.+)',
  'other-development': 'another development',
};
const PATTERNS = Object.entries(WRITTEN).map(([kind, written]) => ({
  kind,
  pattern: new RegExp(`^${written}$`, 's'),
}));

const DAYS: Readonly<Record<string, number>> = { today: 0, tomorrow: 1 };
const numberIn = (words: string): number => DAYS[words] ?? Number(/\d+/.exec(words)?.[0]);
const typeOf = (words: string): string => TYPES[words] ?? words;

/** What the fields hold whose words are not their values. */
const READ: Readonly<Record<string, (words: string) => unknown>> = {
  ...{ date: labelledDate, before: labelledDate, type: typeOf, from: typeOf, to: typeOf },
  ...{ left: numberIn, reports: numberIn, days: numberIn, subjects: (one: string) => [one] },
};

function changeIn(clause: string): unknown {
  for (const { kind, pattern } of PATTERNS) {
    const found = pattern.exec(clause);
    if (!found) continue;
    const fields = Object.entries(found.groups ?? {}).map(([name, words]: [string, string | undefined]) => [
      name,
      words === undefined ? null : (READ[name]?.(words) ?? words),
    ]);
    return { kind, ...Object.fromEntries(fields) };
  }
  return { kind: 'words', text: clause };
}

/** The changes in a line of English, unchecked: a clause each, but for the count behind an article that went. */
export const changesIn = (line: string): unknown[] =>
  line === '' ? [] : line.split(/; (?!\d+ remains?(?:;|$))/).map(changeIn);
