import type { StatementCandidate } from '../candidates/statement.ts';
import type { Match } from '../lexicon/matcher.ts';
import type { RoleFeatures } from './arguments.ts';
import { type Feature, FeatureSet, gapName, stemAt } from './feature.ts';

const TARGET = 'target';

/** What speaks for each state, body or group being whom the words are aimed at; with `null` for nobody. */
export function targetFeatures(candidate: StatementCandidate): RoleFeatures {
  const { document, sentence, source } = candidate;
  const sets = new Map<string, FeatureSet>();
  const countries = source.faction?.countries ?? [];
  for (const one of document.sentences) {
    for (const match of one.matches) {
      if (match.concept !== TARGET) continue;
      const { target, in: only, low } = match.entry.attrs;
      if (target === undefined || target === source.faction?.name.en) continue;
      if (only !== undefined && !only.split(' ').some((country) => countries.includes(country))) continue;
      const set = sets.get(target) ?? new FeatureSet();
      sets.set(target, set);
      if (low !== undefined) set.add('named only where nobody else is');
      if (one === sentence) addInSentence(set, match, candidate);
      else {
        const where =
          one.zone === 'headline'
            ? 'headline'
            : one.zone === 'lead'
              ? 'lead'
              : one.source === sentence.source && Math.abs(one.at - sentence.at) === 1
                ? 'next sentence'
                : 'article';
        set.add(`in ${where}`, match.startToken);
        if (
          one.source === sentence.source &&
          match.startToken >= candidate.content.first &&
          match.startToken < candidate.content.end
        )
          set.add('in content');
      }
    }
  }
  const { foe, id } = source.faction ?? {};
  if (foe !== undefined) {
    const set = sets.get(foe) ?? new FeatureSet();
    sets.set(foe, set);
    set.add('the foe of the faction');
  }
  const features: Map<string, Feature[]> = new Map();
  for (const [target, set] of sets) {
    set.add(`is ${target}`, -1, 0.5);
    set.add(`${id} at ${target}`, -1, 0.5);
    if (sets.size === 1) set.add('the only one');
    features.set(target, set.features);
  }
  return features;
}

function addInSentence(
  set: FeatureSet,
  { startToken, endToken, entry }: Match,
  { content, cue, sentence, source }: StatementCandidate,
): void {
  const inside = startToken >= content.first && startToken < content.end;
  set.add(inside ? 'in content' : 'in sentence', startToken);
  set.add(
    `${inside ? 'in content' : 'in sentence'} ${gapName(inside ? startToken - content.first : Math.abs(startToken - cue.first))}`,
    startToken,
  );
  set.add(`before=${stemAt(sentence, startToken - 1)}`, startToken - 1, 0.6);
  set.add(`before2=${stemAt(sentence, startToken - 2)}`, startToken - 2, 0.4);
  set.add(`behind=${stemAt(sentence, endToken)}`, endToken, 0.4);
  if (entry.id.endsWith('nisba')) set.add('adjective');
  if (startToken < source.first) set.add('before the source');
  if (startToken === sentence.first) set.add('opens the sentence');
}
