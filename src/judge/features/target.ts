import { isCountryCode } from '../../model/country-code.ts';
import { regionName } from '../../model/country-name.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { contains, opensArticle, type Sentence } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';
import type { Roles } from './arguments.ts';
import { addNear, type Beside, beside, type FeatureSink, gapName } from './feature.ts';

const TARGET = 'target';
/** Concepts of words that name a country, a place in it, or what is its own. */
export const PLACE = /^(?:host\.(?:country|metonym|place)|force\.adjective)$/;

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
export function targetRoles(
  candidate: StatementCandidate,
  mentions: readonly TargetMention[] = targetMentions(candidate),
): Roles {
  const foe = candidate.source.faction?.foe;
  const first = mentions.find(({ match, sentence }) => within(candidate, sentence, match))?.target;
  const byTarget = Map.groupBy(mentions, ({ target }) => target);
  if (foe !== undefined && !byTarget.has(foe)) byTarget.set(foe, []);
  const roles: Roles = new Map();
  for (const [target, named] of byTarget)
    roles.set(target, (to) => {
      for (const mention of named) addMention(to, mention, candidate);
      if (target === first) to.add('the first in content');
      if (target === foe) to.add('the foe of the faction');
      to.add(`named ${timesName(named.length)}`);
      to.add(`is ${target}`, -1, 0.5);
      to.add(`${candidate.source.faction?.id} at ${target}`, -1, 0.5);
      if (byTarget.size === 1) to.add('the only one');
    });
  return roles;
}

function addMention(to: FeatureSink, mention: TargetMention, candidate: StatementCandidate): void {
  const { match, sentence, country } = mention;
  if (match.entry.attrs.low !== undefined) to.add('named only where nobody else is');
  if (country !== undefined && candidate.source.faction?.countries.includes(country))
    to.add('the country of the faction');
  if (sentence === candidate.sentence) addInSentence(to, mention, candidate);
  else addElsewhere(to, mention, candidate);
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
  at.source === source && contains(content, startToken);

const timesName = (times: number): string => (times <= 2 ? String(times) : times <= 5 ? '3-5' : '6+');

function addElsewhere(
  to: FeatureSink,
  { match, sentence, place }: TargetMention,
  candidate: StatementCandidate,
): void {
  const kind = place ? 'place ' : '';
  to.add(`${kind}in ${whereIs(sentence, candidate)}`, match.startToken);
  if (within(candidate, sentence, match)) to.add(`${kind}in content`);
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
  to: FeatureSink,
  { match: { startToken, endToken, entry }, place }: TargetMention,
  { content, cue, sentence, source }: StatementCandidate,
): void {
  const inside = contains(content, startToken);
  const where = `${place ? 'place ' : ''}${inside ? 'in content' : 'in sentence'}`;
  const gap = gapName(inside ? startToken - content.first : Math.abs(startToken - cue.first));
  to.add(where, startToken);
  to.add(`${where} ${gap}`, startToken);
  if (cue.type !== '') to.add(`${where} of ${cue.type}`, startToken);
  for (const [i, names] of BEFORE.entries()) addNear(to, sentence, startToken - 1 - i, names as Beside);
  addNear(to, sentence, endToken, BEHIND);
  if (entry.id.endsWith('nisba') || entry.concept === 'force.adjective') to.add('adjective');
  if (startToken < source.first) to.add('before the source');
  if (startToken === sentence.first) to.add('opens the sentence');
}
