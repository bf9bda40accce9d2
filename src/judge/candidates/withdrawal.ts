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

/** Those of the trigger's own sentence. */
export const inSentence = <Mention>(found: readonly ArgumentMention<Mention>[]): Mention[] =>
  found.flatMap(({ relation, mention }) => (relation === 'same' ? [mention] : []));

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
  for (const [at, own] of read.entries()) {
    const triggers = own.triggers.filter((trigger) => passes(own, trigger));
    if (triggers.length === 0) continue;
    const agents = argumentsOf(at, read, ({ forces }) => forces.named);
    const locations = argumentsOf(at, read, ({ places }) => places);
    for (const trigger of triggers) {
      if (found.length >= MOST_TRIGGERS) return found;
      found.push({ trigger, own, sentence: own.sentence, document, agents, locations });
    }
  }
  return found;
}

type Relation = ArgumentMention<unknown>['relation'];

/** Of what other sentences name, the nearest counts first. */
const ELSEWHERE: readonly Relation[] = ['before', 'headline', 'lead', 'article'];

/** What a sentence is to the one that holds the trigger. */
function relationOf(other: number, at: number, { sentence: { zone } }: TroopSentence): Relation {
  if (other === at) return 'same';
  if (zone === 'headline') return 'headline';
  if (other === at - 1 || other === at - 2) return 'before';
  return zone === 'lead' ? 'lead' : 'article';
}

function argumentsOf<Mention>(
  at: number,
  read: readonly TroopSentence[],
  mentionsOf: (read: TroopSentence) => readonly Mention[],
): ArgumentMention<Mention>[] {
  const found: ArgumentMention<Mention>[] = [];
  const add = (one: TroopSentence, relation: Relation, most: number): void => {
    for (const mention of mentionsOf(one)) {
      if (found.length >= most) return;
      found.push({ mention, sentence: one.sentence, relation });
    }
  };
  add(read[at] as TroopSentence, 'same', Number.POSITIVE_INFINITY);
  const most = found.length + MOST_ELSEWHERE;
  for (const relation of ELSEWHERE) {
    for (let i = 0; i < read.length && found.length < most; i++) {
      const one = read[i] as TroopSentence;
      if (relationOf(i, at, one) === relation) add(one, relation, most);
    }
  }
  return found;
}
