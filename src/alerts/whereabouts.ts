import { sentenceAround } from '../arabic/sentence-around.ts';
import { calledIn, onlyJoins, onlySaysWhere, placeAfter } from '../arabic/stands-at.ts';
import { datesTheAct, meansTheAttack } from '../arabic/the-attack.ts';
import { troopCount } from '../arabic/troop-count.ts';
import { words } from '../arabic/words.ts';
import type { AlertPlace } from '../model/alert.ts';
import { statementZone, tellsInTitle } from '../model/statement-zone.ts';
import type { Classification, Evidence, NamedPlace, Statement, Withdrawal } from '../model/verdict.ts';
import { leadEnd } from '../model/zone.ts';
import { listed } from './foreign-text.ts';
import placeNames from './place-names.json' with { type: 'json' };

// Where an operation was, and what was left by how many: only what the words say beyond doubt, since a recipient acts on
// the headline. A place or a number that may be another's is left out.

/** Listed places in normal form → English; those whose name is a common word as well («صور», pictures) are not among them. */
const ENGLISH: Readonly<Record<string, string>> = placeNames.names;

type Texts = Readonly<Record<NamedPlace['field'], string>>;

function placeIn(text: string, from: number, place: NamedPlace): AlertPlace | null {
  const { name, start, end } = place;
  const at = placeAfter(text.slice(from, start), text.slice(start, end), name);
  return at && called(place, at.called, at.how === 'near');
}

function called({ name }: NamedPlace, ar: string, near: boolean): AlertPlace | null {
  const en = ENGLISH[name];
  return en === undefined ? null : { en, ar, near };
}

type Span = Pick<Evidence, 'field' | 'start' | 'end'>;

/**
 * The places of a span where something happens, each English name once; what a list joins is one of them («في بلدات الخيام
 * وعيترون»), the province of a town is none («في حيس بمحافظة …»).
 */
function placesAt({ field, start, end }: Span, texts: Texts, places: readonly NamedPlace[]): AlertPlace[] {
  const text = texts[field];
  const found: AlertPlace[][] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    if (place.field !== field || place.start < start || place.end > end) continue;
    const between = lastEnd >= start ? text.slice(lastEnd, place.start) : null;
    const written = text.slice(place.start, place.end);
    const within = between !== null && onlySaysWhere(between);
    const list = between !== null && onlyJoins(between, written) ? found.at(-1) : undefined;
    const at = within
      ? null
      : (placeIn(text, start, place) ??
        (list ? called(place, calledIn(written, place.name), list.at(-1)?.near === true) : null));
    if (at && list) list.push(at);
    else if (at) found.push([at]);
    if (at || within) lastEnd = place.end;
  }
  const all = found.map(together);
  return [...new Map(all.map((place) => [place.en, place])).values()];
}

/** Places of a list that are named in a headline. */
const MOST_PLACES = 2;

/** Places of a list as one: near them where it is near any. */
function together(places: readonly AlertPlace[]): AlertPlace {
  const names = [...new Set(places.map(({ en }) => en))];
  return {
    en: names.length === 2 ? names.join(' and ') : listed(names, MOST_PLACES),
    ar: places.map(({ ar }) => ar).join('، '),
    near: places.some(({ near }) => near),
  };
}

/**
 * Where the operation was that a statement claims: the one place, or list of places, that its own words name so; where these
 * stand in the lead or the title tells the claim, also the one of their sentence or the title; where their sentence is of
 * «the attack», which the article is about, that of title or lead; where the lead tells the claim, that of the lead. Else null.
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
  const said = texts[quote.field].slice(sentence.start, Math.max(sentence.end, quote.end));
  const isOfArticle = meansTheAttack(said);
  const inLead = statementZone(statement, classification, texts.text) === 'lead';
  const spans = [
    quote,
    ...(leads ? [sentence] : []),
    ...(leads || isOfArticle ? [title] : []),
    ...(isOfArticle || inLead ? [lead] : []),
  ];
  for (const span of spans) {
    const [first, ...others] = placesAt(span, texts, classification.places ?? []);
    if (first) return others.length === 0 ? first : null;
  }
  return null;
}

/** Figures only, as footage carries it. */
const DAY = /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](20\d\d)(?!\d)/g;

/**
 * The day of the operation, ISO, from the one date in its words, day before month, where they are of footage or say that it
 * is the day («أمس الأحد 31-05-2026»); else null.
 */
export function operationDay({ type, medium, quote }: Statement): string | null {
  if (type !== 'claim') return null;
  const [first, ...others] = [...quote.text.matchAll(DAY)];
  if (!first || others.length > 0) return null;
  if (medium !== 'video' && !datesTheAct(quote.text.slice(0, first.index))) return null;
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
  const shown = [
    ...acts.filter(({ field }) => field === 'title'),
    ...acts.filter(({ field, start }) => field === statusAt?.field && start === statusAt.start),
  ];
  const counts = shown
    .map((act) => troopsOf(act, evidence, texts[act.field]))
    .filter((count) => count !== null);
  return counts[0] ?? null;
}
