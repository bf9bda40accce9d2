import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { isPost, type Sentence } from '../document/document.ts';
import type { Arguments } from '../features/withdrawal.ts';
import type { WeighedCandidate } from '../weighing.ts';

export interface WeighedWithdrawal extends WeighedCandidate<WithdrawalCandidate>, Arguments {}

/** Candidates of one force and host; the most prominent group first, in it the candidate that says most. */
export function groupsOf(counted: readonly WeighedWithdrawal[]): WeighedWithdrawal[][] {
  const groups = new Map<string, WeighedWithdrawal[]>();
  for (const one of counted) {
    const key = `${one.force}|${one.host}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const weight = ({ candidate: { sentence }, p }: WeighedWithdrawal): number =>
    prominence(sentence) * PER_ZONE + p;
  const sorted = [...groups.values()].map((group) => {
    const likeliest = group.toSorted((a, b) => weight(b) - weight(a));
    const least = weight(likeliest[0] as WeighedWithdrawal) - ALIKE;
    const first = group.find((one) => weight(one) >= least && !isPost(one.candidate.document));
    return first ? [first, ...likeliest.filter((one) => one !== first)] : likeliest;
  });
  return sorted.sort((a, b) => weight(b[0] as WeighedWithdrawal) - weight(a[0] as WeighedWithdrawal));
}

const ZONES = { headline: 3, lead: 2, body: 1, teaser: 0 } as const;

/** How far forward a sentence stands: the headline most. */
const prominence = ({ zone }: Sentence): number => ZONES[zone];

/** The headline outdoes the body by as much probability. */
const PER_ZONE = 0.2;
/** Of an article's candidates that differ by less, the one told first leads. */
const ALIKE = 0.1;
