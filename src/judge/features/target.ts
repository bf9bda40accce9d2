import { isCountryCode } from '../../model/country-code.ts';
import { regionName } from '../../model/country-name.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { opensArticle, type Sentence } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';
import type { RoleFeatures } from './arguments.ts';
import { addNear, type Beside, beside, type Feature, FeatureSet, gapName } from './feature.ts';

const TARGET = 'target';
const PLACE = /^(?:host\.(?:country|metonym|place)|force\.adjective)$/;

/** Countries that targets are called by otherwise than `Intl` does; null where a place says nothing of whom words are aimed at. */
const CALLED: Readonly<Record<string, string | null>> = {
  AE: 'UAE',
  CD: 'DR Congo',
  MM: 'Myanmar',
  TR: 'Turkey',
  PS: null,
};

/** A word that names a target, or a place in its country. */
export interface TargetMention {
  target: string;
  match: Match;
  sentence: Sentence;
  place: boolean;
  /** Of a place that is named: its country. */
  country: string | undefined;
}

/** What speaks for each state, body or group being whom the words are aimed at; `mentions` are the article's words for them. */
export function targetFeatures(
  candidate: StatementCandidate,
  mentions: readonly TargetMention[] = targetMentions(candidate),
): RoleFeatures {
  const { faction } = candidate.source;
  const sets = new Map<string, FeatureSet>();
  const times = new Map<string, number>();
  const setOf = (target: string): FeatureSet => {
    const set = sets.get(target) ?? new FeatureSet();
    sets.set(target, set);
    return set;
  };
  for (const mention of mentions) {
    const { target, match, sentence, country } = mention;
    const set = setOf(target);
    times.set(target, (times.get(target) ?? 0) + 1);
    if (match.entry.attrs.low !== undefined) set.add('named only where nobody else is');
    if (country !== undefined && faction?.countries.includes(country)) set.add('the country of the faction');
    if (sentence === candidate.sentence) addInSentence(set, mention, candidate);
    else addElsewhere(set, mention, candidate);
  }
  const first = mentions.find(({ match, sentence }) => within(candidate, sentence, match));
  if (first) setOf(first.target).add('the first in content');
  if (faction?.foe !== undefined) setOf(faction.foe).add('the foe of the faction');
  const features: Map<string, Feature[]> = new Map();
  for (const [target, set] of sets) {
    set.add(`named ${timesName(times.get(target) ?? 0)}`);
    set.add(`is ${target}`, -1, 0.5);
    set.add(`${faction?.id} at ${target}`, -1, 0.5);
    if (sets.size === 1) set.add('the only one');
    features.set(target, set.features);
  }
  return features;
}

/** Every word of the article that may name whom the words are aimed at, in its order. */
export function targetMentions({ document, source: { faction } }: StatementCandidate): TargetMention[] {
  const countries = faction?.countries ?? [];
  const ownLands = faction?.fightsFor === 'state' ? countries : [];
  const own = new Set([faction?.name.en, ...(faction?.alsoEn ?? []), ...ownLands.map(countryName)]);
  const found: TargetMention[] = [];
  for (const sentence of document.sentences) {
    const named = new Map<string, TargetMention>();
    const add = (mention: TargetMention): void => {
      named.set(`${mention.target} ${mention.match.startToken}`, mention);
      found.push(mention);
    };
    const places: TargetMention[] = [];
    for (const match of sentence.matches) {
      const { target, in: only, of, host = match.entry.attrs.force } = match.entry.attrs;
      if (PLACE.test(match.concept)) {
        const name = host !== undefined && isCountryCode(host) ? countryName(host) : null;
        if (name !== null && !own.has(name))
          places.push({ target: name, match, sentence, place: true, country: host });
        continue;
      }
      if (match.concept !== TARGET || target === undefined || own.has(target)) continue;
      if (of?.split(' ').includes(faction?.id ?? '')) continue;
      if (only !== undefined && !only.split(' ').some((country) => countries.includes(country))) continue;
      add({ target, match, sentence, place: false, country: undefined });
    }
    // كابول is a name of its state and a place in it: one mention.
    for (const place of places) {
      const same = named.get(`${place.target} ${place.match.startToken}`);
      if (same) same.country = place.country;
      else add(place);
    }
  }
  return found.sort((a, b) => a.sentence.at - b.sentence.at || a.match.startToken - b.match.startToken);
}

function countryName(code: string): string | null {
  const called = CALLED[code];
  return called === undefined ? regionName(code, 'en') : called;
}

const within = ({ content, sentence: { source } }: StatementCandidate, at: Sentence, { startToken }: Match) =>
  at.source === source && startToken >= content.first && startToken < content.end;

const timesName = (times: number): string => (times <= 2 ? String(times) : times <= 5 ? '3-5' : '6+');

function addElsewhere(
  set: FeatureSet,
  { match, sentence, place }: TargetMention,
  candidate: StatementCandidate,
): void {
  const kind = place ? 'place ' : '';
  set.add(`${kind}in ${whereIs(sentence, candidate)}`, match.startToken);
  if (within(candidate, sentence, match)) set.add(`${kind}in content`);
}

function whereIs(named: Sentence, { sentence }: StatementCandidate): string {
  if (opensArticle(named)) return named.zone;
  if (named.source !== sentence.source) return 'article';
  if (named.at === sentence.at - 1) return 'sentence before';
  return named.at === sentence.at + 1 ? 'next sentence' : 'article';
}

const BEFORE = [beside('before'), beside('before2')];
const BEHIND = beside('behind');

function addInSentence(
  set: FeatureSet,
  { match: { startToken, endToken, entry }, place }: TargetMention,
  { content, cue, sentence, source }: StatementCandidate,
): void {
  const inside = startToken >= content.first && startToken < content.end;
  const where = `${place ? 'place ' : ''}${inside ? 'in content' : 'in sentence'}`;
  const gap = gapName(inside ? startToken - content.first : Math.abs(startToken - cue.first));
  set.add(where, startToken);
  set.add(`${where} ${gap}`, startToken);
  if (cue.type !== '') set.add(`${where} of ${cue.type}`, startToken);
  for (const [i, names] of BEFORE.entries()) addNear(set, sentence, startToken - 1 - i, names as Beside);
  addNear(set, sentence, endToken, BEHIND);
  if (entry.id.endsWith('nisba') || entry.concept === 'force.adjective') set.add('adjective');
  if (startToken < source.first) set.add('before the source');
  if (startToken === sentence.first) set.add('opens the sentence');
}
