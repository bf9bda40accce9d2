import { sentenceAround } from '../arabic/sentence-around.ts';
import { onlySaysWhere, placeAfter } from '../arabic/stands-at.ts';
import { meansTheAttack } from '../arabic/the-attack.ts';
import { troopCount } from '../arabic/troop-count.ts';
import { words } from '../arabic/words.ts';
import type { AlertPlace } from '../model/alert.ts';
import { tellsInTitle } from '../model/told-zone.ts';
import type { Classification, Evidence, NamedPlace, Statement, Withdrawal } from '../model/verdict.ts';
import { leadEnd } from '../model/zone.ts';
import placeNames from './place-names.json' with { type: 'json' };

// Where an operation was, and what was left by how many: only what the words say beyond doubt, since a recipient acts on
// the headline. A place or a number that may be another's is left out.

/** Listed places in normal form → English; those whose name is a common word as well («صور», pictures) are not among them. */
const ENGLISH: Readonly<Record<string, string>> = placeNames.names;

type Texts = Readonly<Record<NamedPlace['field'], string>>;

function placeIn(text: string, from: number, { name, start, end }: NamedPlace): AlertPlace | null {
  const en = ENGLISH[name];
  const place = placeAfter(text.slice(from, start), text.slice(start, end), name);
  return en === undefined || place === null ? null : { en, ar: place.called, near: place.how === 'near' };
}

type Span = Pick<Evidence, 'field' | 'start' | 'end'>;

/** The places of a span where something happens, each English name once; not the province of a town («في حيس بمحافظة …»). */
function placesAt({ field, start, end }: Span, texts: Texts, places: readonly NamedPlace[]): AlertPlace[] {
  const text = texts[field];
  const found: AlertPlace[] = [];
  let told = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    if (place.field !== field || place.start < start || place.end > end) continue;
    const within = told >= start && onlySaysWhere(text.slice(told, place.start));
    const at = within ? null : placeIn(text, start, place);
    if (at) found.push(at);
    if (at || within) told = place.end;
  }
  return [...new Map(found.map((place) => [place.en, place])).values()];
}

/**
 * Where the operation was that a statement claims: the one place that its own words name so; where these stand in the lead
 * or the title tells the claim, also the one of their sentence or the title; where they are of «the attack», which the
 * article is about, that of title or lead. Else null.
 */
export function operationPlace(
  statement: Statement,
  texts: Texts,
  classification: Classification,
): AlertPlace | null {
  const { type, quote } = statement;
  if (type !== 'claim') return null;
  const inTitle = tellsInTitle(statement, classification);
  const end = leadEnd(texts.text);
  const leads = inTitle || quote.field === 'title' || quote.start < end;
  const sentence = { field: quote.field, ...sentenceAround(texts[quote.field], quote.start) };
  const title = { field: 'title' as const, start: 0, end: texts.title.length };
  const lead = { field: 'text' as const, start: 0, end };
  const isOfArticle = meansTheAttack(quote.text);
  const spans = [
    quote,
    ...(leads ? [sentence] : []),
    ...(leads || isOfArticle ? [title] : []),
    ...(isOfArticle ? [lead] : []),
  ];
  for (const span of spans) {
    const [first, ...others] = placesAt(span, texts, classification.places ?? []);
    if (first) return others.length === 0 ? first : null;
  }
  return null;
}

/** Figures only, as footage carries it. */
const DAY = /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](20\d\d)(?!\d)/g;

/** The day of the operation that footage shows, ISO: the one date in its words, day before month; else null. */
export function operationDay({ type, medium, quote }: Statement): string | null {
  if (type !== 'claim' || medium !== 'video') return null;
  const [first, ...others] = [...quote.text.matchAll(DAY)];
  if (!first || others.length > 0) return null;
  const [, day = '', month = '', year = ''] = first;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(iso)) || new Date(iso).toISOString().slice(0, 10) !== iso ? null : iso;
}

/** The bases and towns left that have an English name. */
export function placesLeft(
  { sites = [] }: Withdrawal,
  texts: Texts,
  { places = [] }: Classification,
): AlertPlace[] {
  return sites.flatMap((site) => {
    const en = ENGLISH[site];
    const written = places
      .filter(({ name }) => name === site)
      .map(({ field, start, end }) => texts[field].slice(start, end));
    // Not with a preposition written to it.
    const ar = written.find((one) => words(one).join(' ') === site) ?? site;
    return en === undefined ? [] : [{ en, ar, near: false }];
  });
}

/** How many troops one act moves: `act [force] number soldiers` and nothing between. */
function troopsOf(act: Evidence, evidence: readonly Evidence[], text: string): number | null {
  const force = evidence.find(
    ({ field, start, concept }) =>
      field === act.field &&
      concept.startsWith('force:') &&
      start >= act.end &&
      text.slice(act.end, start).trim() === '',
  );
  return troopCount(text.slice(force?.end ?? act.end));
}

/** How many troops leave: by the title, else by the sentence that bears the status out; else null. */
export function troopsLeaving({ evidence, statusAt }: Withdrawal, texts: Texts): number | null {
  const acts = evidence.filter(({ concept }) => concept.startsWith('act.'));
  const told = [
    ...acts.filter(({ field }) => field === 'title'),
    ...acts.filter(({ field, start }) => field === statusAt?.field && start === statusAt.start),
  ];
  const counts = told
    .map((act) => troopsOf(act, evidence, texts[act.field]))
    .filter((count) => count !== null);
  return counts[0] ?? null;
}
