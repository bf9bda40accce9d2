import type { WithdrawalStatus } from '../../model/verdict.ts';
import type { Trigger } from '../annotate/triggers.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Sentence, textAt } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** Who is named first before a trigger: the one that leaves, the one it leaves, somebody else, or nobody. */
export type FirstNamed = 'the agent' | 'the host' | 'another' | 'nobody';

/** Words that a trigger may be governed by: who decided, asked, refused; each has a status of its own. */
const GOVERNS = /^(?:cue|gap|governs)\./;
const STAYS = /^act\.(?:stay|extend|hold)$/;
const REACH = 14;
/** An item of a list is governed from before the first. */
const LISTED_REACH = 40;
const BESIDE = 4;
/** Signs behind which another clause begins. */
const ENDS_CLAUSE = /^[.؛;:!؟?\n]$/;

interface Governor {
  status: string;
  gap: number;
  negated: boolean;
  /** إذا لم, ما لم, دون: what is asked for under threat or as a condition. */
  conditional: boolean;
}

/**
 * The status by grammar alone, as a reader would take it: what governs the trigger, its tense, its negation, and whose
 * words they are. A feature among others, since a rule of thumb has its exceptions.
 */
export function statusReading(
  { trigger, sentence }: WithdrawalCandidate,
  first: FirstNamed,
): WithdrawalStatus | 'open' {
  const [reading] = trigger.readings;
  const tense = reading?.attrs.tense ?? 'noun';
  const negation = negationBefore(sentence.matches, trigger.first, (at) => textAt(sentence, at));
  const governor = governorOf(trigger, sentence);
  const we = /^[وف]?س?ن/.test(textAt(sentence, trigger.first)) && tense === 'imperfect';
  const own = we || first !== 'another';
  if (STAYS.test(reading?.concept ?? '')) {
    if (negation !== null) return 'planned';
    if (governor?.status === 'refused' && !governor.negated) return 'demanded';
    return own ? 'refused' : 'denied';
  }
  if (reading?.concept === 'act.unwelcome') return 'demanded';
  const asked = trigger.readings.some(({ attrs }) => attrs.tense === 'imperative');
  if (asked && (tense === 'imperative' || textAt(sentence, trigger.first - 1) === '')) return 'demanded';
  if (governor?.status === 'demanded' && governor.gap <= 1 && governor.conditional) return 'demanded';
  if (negation !== null) return negation === 'لم' || !own ? 'denied' : 'refused';
  if (governor?.negated) return governor.status === 'planned' || own ? 'refused' : 'denied';
  const future = /^[وف]?س/.test(trigger.proclitics) || /^[وف]?سوف$/.test(textAt(sentence, trigger.first - 1));
  if (governor) {
    const { status, gap } = governor;
    if (status === 'announced' && future) return 'planned';
    if ((status === 'started' || status === 'completed' || status === 'ongoing') && gap > BESIDE)
      return tense === 'perfect' ? 'completed' : 'open';
    if (tense === 'perfect' && status !== 'denied') return 'completed';
    return status as WithdrawalStatus;
  }
  if (future) return 'planned';
  if (tense === 'perfect') return 'completed';
  if (tense === 'imperfect' || tense === 'participle')
    return /^[وفب]?(?:ان|ل)$/.test(textAt(sentence, trigger.first - 1)) ? 'demanded' : 'ongoing';
  return reading?.attrs.status === 'demanded' ? 'demanded' : 'open';
}

/** The negation that stands at a word, or within two words before it. */
function negationBefore(
  matches: readonly Match[],
  at: number,
  text: (token: number) => string,
): string | null {
  for (const { concept, startToken, endToken } of matches)
    if (concept === 'context.negation' && endToken <= at && at - endToken <= 1 && startToken < at)
      return text(startToken);
  return null;
}

function governorOf(trigger: Trigger, sentence: Sentence): Governor | null {
  const reach = trigger.proclitics.startsWith('و') ? LISTED_REACH : REACH;
  let least = Math.max(sentence.first, trigger.first - reach);
  for (let i = trigger.first - 1; i >= least; i--)
    if (ENDS_CLAUSE.test(textAt(sentence, i))) {
      least = i;
      break;
    }
  let best: Match | null = null;
  for (const match of sentence.matches) {
    if (!GOVERNS.test(match.concept) || match.entry.attrs.after !== undefined) continue;
    if (match.startToken < least || match.endToken > trigger.first) continue;
    if (!best || match.endToken >= best.endToken) best = match;
  }
  const status = best?.entry.attrs.status;
  if (!best || status === undefined) return null;
  const text = (at: number): string => textAt(sentence, at);
  return {
    status,
    gap: trigger.first - best.endToken,
    conditional: best.concept.startsWith('governs.'),
    negated: negationBefore(sentence.matches, best.startToken, text) !== null,
  };
}
