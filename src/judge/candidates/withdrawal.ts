import type { TroopSentence } from '../annotate/annotate.ts';
import type { ForceMention } from '../annotate/forces.ts';
import type { PlaceMention } from '../annotate/places.ts';
import type { Trigger } from '../annotate/triggers.ts';
import type { Document, Sentence } from '../document/document.ts';

/** A mention that may be an argument of a trigger: in its own sentence, in the headline, in the sentence before … */
export interface ArgumentMention<Mention> {
  mention: Mention;
  sentence: Sentence;
  relation: 'same' | 'headline' | 'lead' | 'before' | 'article';
}

/** A trigger with everything that may be its agent and its location. */
export interface WithdrawalCandidate {
  trigger: Trigger;
  own: TroopSentence;
  sentence: Sentence;
  document: Document;
  agents: readonly ArgumentMention<ForceMention>[];
  locations: readonly ArgumentMention<PlaceMention>[];
}

/** An article with more triggers than these says nothing new with the rest. */
const MOST_TRIGGERS = 60;
/** Of sentences other than the trigger's own, so many mentions may be arguments. */
const MOST_ELSEWHERE = 12;

/** The triggers of an article that pass as candidates. Generous: what is never a candidate is never found. */
export function withdrawalCandidates(
  document: Document,
  read: readonly TroopSentence[],
  passes: (own: TroopSentence, trigger: Trigger) => boolean = () => true,
): WithdrawalCandidate[] {
  const found: WithdrawalCandidate[] = [];
  const lead = read.findIndex(({ sentence }) => sentence.zone === 'lead');
  for (const [at, own] of read.entries()) {
    const triggers = own.triggers.filter((trigger) => passes(own, trigger));
    if (triggers.length === 0) continue;
    const elsewhere = relatedTo(at, lead, read);
    const agents = argumentsOf(own, elsewhere, ({ forces }) => forces.named);
    const locations = argumentsOf(own, elsewhere, ({ places }) => places);
    for (const trigger of triggers) {
      if (found.length >= MOST_TRIGGERS) return found;
      found.push({ trigger, own, sentence: own.sentence, document, agents, locations });
    }
  }
  return found;
}

type Related = { read: TroopSentence; relation: ArgumentMention<unknown>['relation'] };

function relatedTo(at: number, lead: number, read: readonly TroopSentence[]): Related[] {
  const related: Related[] = [];
  for (const [i, one] of read.entries()) {
    if (i === at) continue;
    const relation =
      one.sentence.zone === 'headline'
        ? 'headline'
        : i === at - 1 || i === at - 2
          ? 'before'
          : i === lead
            ? 'lead'
            : 'article';
    related.push({ read: one, relation });
  }
  const order = { same: 0, before: 1, headline: 2, lead: 3, article: 4 };
  return related.sort((a, b) => order[a.relation] - order[b.relation]);
}

function argumentsOf<Mention>(
  own: TroopSentence,
  related: readonly Related[],
  mentionsOf: (read: TroopSentence) => readonly Mention[],
): ArgumentMention<Mention>[] {
  const found = mentionsOf(own).map(
    (mention): ArgumentMention<Mention> => ({ mention, sentence: own.sentence, relation: 'same' }),
  );
  let left = MOST_ELSEWHERE;
  for (const { read, relation } of related) {
    for (const mention of mentionsOf(read)) {
      if (left-- <= 0) return found;
      found.push({ mention, sentence: read.sentence, relation });
    }
  }
  return found;
}
