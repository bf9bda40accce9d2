import words from '../../../config/models/function-words.json' with { type: 'json' };
import { lastBefore } from '../annotate/matches.ts';
import type { PlaceMention } from '../annotate/places.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Sentence, textAt } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** Where a withdrawal is told to happen: a country, or an area of many of them. */
export interface Whereabouts {
  host: string | null;
  /** English name of an area that is no country's: the Gulf. */
  area: string | null;
}

/** Concepts of config/lexicons/extent.yaml. */
const AREA = 'area';
const AROUND = 'around';
/** Where an area stands: behind these, or as the object right behind the act. */
const BEFORE_AREA: ReadonlySet<string> = new Set(words.places.beforeArea.split(' '));
const NEAR_ACT = 8;
/** The same of an area that has a name: no other is meant. */
const NEAR_ACT_NAMED = 16;
/** Between "near" and the country stands one word at most: بالقرب من إيران. */
const NEAR_COUNTRY = 1;

/**
 * The host that the model chose, unless the words rule it out: the acts name a country only as what the troops are around or
 * as whom something is agreed with, or name an area («في المنطقة») as what is left and the country as no place, or not at all.
 */
export function whereaboutsOf(
  group: readonly WithdrawalCandidate[],
  host: string | null,
  force: string | null,
): Whereabouts {
  const named = group.flatMap(({ locations }) =>
    locations
      .filter(({ mention }) => mention.host === host)
      .map(({ mention, sentence, relation }) => ({ ...mention, sentence, relation })),
  );
  const own = named.filter(({ relation }) => relation === 'same');
  const countries = own.filter(({ kind }) => kind === 'country');
  const places = own.filter(({ kind }) => kind !== 'adjective').length;
  if (places > 0 && places === countries.length && countries.every(isAround))
    return { host: null, area: null };
  if (own.some(isPlace)) return { host, area: null };
  const area = areaLeft(group);
  const isLeft = area === null && !(own.length > 0 && isPartyOnly(group, host, force));
  return { host: isLeft ? host : null, area };
}

const areaLeft = (group: readonly WithdrawalCandidate[]): string | null =>
  group.map(areaOf).find((name) => name !== null) ?? null;

type NamedPlace = PlaceMention & { sentence: Sentence };

function isPlace({ kind, first, proclitics, sentence }: NamedPlace): boolean {
  if (kind !== 'country') return true;
  if (proclitics === '') return !APART.has(textAt(sentence, first - 1));
  return proclitics !== 'و' || !isPartyOf(sentence, first);
}

/** Between what two sign or talk about and the second of them stand no more tokens: «توقيع الحكومة الأولى والثانية». */
const PARTY_REACH = 4;
const TALKS = 'dated.event';

const isPartyOf = (sentence: Sentence, first: number): boolean =>
  lastBefore(sentence, first, TALKS, PARTY_REACH) !== undefined;

/** Kinds of names that may mean a state and no place. */
const STANDS_FOR_STATE: ReadonlySet<string> = new Set(['adjective', 'capital']);

/** Whether a country only signs or talks: the force is known to stand elsewhere, and no sentence names the country as a place. */
function isPartyOnly(
  group: readonly WithdrawalCandidate[],
  host: string | null,
  force: string | null,
): boolean {
  const known = group.flatMap(({ agents }) => agents).find(({ mention }) => mention.id === force)?.mention;
  if (!known || known.hosts.length === 0 || host === null || known.hosts.includes(host)) return false;
  return !group
    .flatMap(({ locations }) => locations)
    .some(
      ({ mention, sentence }) =>
        mention.host === host && isPlace({ ...mention, sentence }) && !STANDS_FOR_STATE.has(mention.kind),
    );
}

/** Words that tie a country to something else than a place: الاتفاق مع إيران. */
const APART: ReadonlySet<string> = new Set(words.places.apart.split(' '));

const isAround = ({ sentence, first }: { sentence: Sentence; first: number }): boolean =>
  lastBefore(sentence, first, AROUND, NEAR_COUNTRY) !== undefined;

/** The area that an act names as what is left. */
function areaOf({ sentence, trigger }: WithdrawalCandidate): string | null {
  const leaves = ({ startToken, endToken, entry }: Match): boolean => {
    const gap = startToken >= trigger.end ? startToken - trigger.end : trigger.first - endToken;
    if (gap < 0 || gap > (entry.attrs.bare === undefined ? NEAR_ACT_NAMED : NEAR_ACT)) return false;
    return (
      startToken === trigger.end ||
      BEFORE_AREA.has(textAt(sentence, startToken - 1)) ||
      /^بال/.test(textAt(sentence, startToken))
    );
  };
  const found = sentence.matches.find(
    (match) => match.concept === AREA && leaves(match) && !isQualified(match, sentence),
  );
  return found?.entry.attrs.area ?? null;
}

const DEMONSTRATIVE: ReadonlySet<string> = new Set(words.places.demonstrative.split(' '));

/** المنطقة العازلة, المنطقة من …, هذه المنطقة: a place that the text has named. */
function isQualified({ entry, startToken, endToken }: Match, sentence: Sentence): boolean {
  if (entry.attrs.bare === undefined) return false;
  const after = textAt(sentence, endToken);
  return (
    after.startsWith('ال') ||
    after === words.places.from ||
    DEMONSTRATIVE.has(textAt(sentence, startToken - 1))
  );
}
