import type { StatementType } from '../../model/verdict.ts';
import type { Said } from './facets.ts';
import type { FactionEntry, TargetEntry } from './lexicon.ts';
import { addPhrase, longestAt, newPhraseTable, type PhraseTable } from './phrase-table.ts';
import type { Words } from './words.ts';

const NISBA_ENDINGS = ['', 'ة', 'ين', 'ون', 'تين', 'ان', 'ات'];

/** The names of targets and, with and without the article, every form of their adjectives. */
export function targetTable(entries: readonly TargetEntry[]): PhraseTable<TargetEntry> {
  const table = newPhraseTable<TargetEntry>();
  for (const entry of entries) {
    for (const name of entry.names) addPhrase(table, name, entry);
    for (const adjective of entry.nisba ?? []) {
      for (const ending of NISBA_ENDINGS) {
        addPhrase(table, adjective + ending, entry);
        addPhrase(table, `ال${adjective}${ending}`, entry);
      }
    }
  }
  return table;
}

interface Found {
  entry: TargetEntry;
  first: number;
  end: number;
  low: boolean;
}

/** Two names with no more than this between them are named together: أميركا وإسرائيل. */
const TOGETHER = 1;
/** السفن والمصالح الأميركية: a low name gives way to one so near behind it. */
const QUALIFIES_WITHIN = 3;

/**
 * Whom the words are aimed at: the first state or force they name, else one the headline's words name, else, for words
 * of war, the enemy the faction is known to fight (`foe`), else, for words against somebody, the first that the text
 * around them names. Several named together stand in one value, joined by
 * commas. Null where nobody is named.
 */
export function targetOf(
  said: readonly Said[],
  type: StatementType,
  faction: FactionEntry,
  words: Words,
): string | null {
  const inText = said.filter(({ field }) => field.field === 'text');
  const inTitle = said.filter(({ field }) => field.field === 'title');
  const foe = FIGHTS_SOMEBODY.has(type) ? (faction.foe ?? null) : null;
  if (type === 'truce' && foe) return foe;
  let reserve: string | null = null;
  for (const group of [inText, inTitle]) {
    for (const { utterance, field } of group) {
      const { first, end } = utterance.content;
      const { target, low } = choose(targetsIn(field.tokens, first, end, faction, words));
      if (target && !low) return target;
      reserve ??= target;
    }
  }
  if (reserve !== null || foe !== null || !AGAINST_SOMEBODY.has(type)) return foe ?? reserve;
  const { tokens } = (inText[0] ?? inTitle[0])?.field ?? { tokens: [] };
  const around = targetsIn(tokens, 0, tokens.length, faction, words).find(({ low }) => !low);
  return around?.entry.en ?? null;
}

const AGAINST_SOMEBODY: ReadonlySet<StatementType> = new Set([
  'ultimatum',
  'threat',
  'claim',
  'demand',
  'condemnation',
  'warning',
]);

/** Words of war, whose aim goes without saying where a faction fights one enemy. */
const FIGHTS_SOMEBODY: ReadonlySet<StatementType> = new Set(['ultimatum', 'threat', 'claim', 'truce']);

type Tokens = Said['field']['tokens'];

function targetsIn(tokens: Tokens, first: number, end: number, faction: FactionEntry, words: Words): Found[] {
  const found: Found[] = [];
  let i = first;
  while (i < end) {
    const hit = longestAt(words.targets, tokens, i);
    const entry = hit?.values.find((value) => mayAimAt(faction, value));
    const near = [tokens[i - 1]?.text ?? '', tokens[i - 2]?.text ?? ''];
    // العمل مع القوات الروسية: a partner sooner than a target.
    const beside = near.some((word) => BESIDE.has(word));
    if (hit && entry && !near.some((word) => NO_AIM.test(word)))
      found.push({ entry, first: i, end: hit.end, low: beside || entry.low === true });
    i = hit ? hit.end : i + 1;
  }
  return found;
}

/** The faction's own backers, and outlets: المدعومة من تركيا, لوكالة الصحافة الفرنسية. */
const NO_AIM =
  /^[ولب]*(?:ال)?(?:مدعوم|موالي|تابع)(?:ه|ين|ون)?$|^[ولب]*بدعم$|^[ولب]*(?:وكاله|قناه|صحيفه|الصحافه|اذاعه|وساءل|وسائل)$/;

const BESIDE = new Set(['مع', 'بوساطه', 'برعايه', 'برفقه', 'بجانب']);

function mayAimAt(faction: FactionEntry, entry: TargetEntry): boolean {
  const home = faction.countries[0] ?? '';
  if (entry.en === faction.name.en || faction.alsoEn?.includes(entry.en)) return false;
  if (entry.friends?.includes(home)) return false;
  return !entry.in || entry.in.some((country) => faction.countries.includes(country));
}

function choose(found: readonly Found[]): { target: string | null; low: boolean } {
  const high = found.findIndex(({ low }) => !low);
  const lead = found[0];
  if (!lead) return { target: null, low: true };
  const chosen = found[high];
  if (!chosen) return { target: lead.entry.en, low: true };
  const ownRight = lead.low && STANDS_ALONE.has(lead.entry.en);
  if (ownRight && chosen.first - lead.end >= QUALIFIES_WITHIN) return { target: lead.entry.en, low: false };
  const names = [chosen.entry.en];
  let end = chosen.end;
  for (const { entry, first, end: nextEnd, low } of found.slice(high + 1)) {
    if (first - end > TOGETHER) break;
    if (!low && !names.includes(entry.en)) names.push(entry.en);
    end = nextEnd;
  }
  return { target: names.join(', '), low: false };
}

/** Low names that are aimed at themselves where no state's name qualifies them. */
const STANDS_ALONE = new Set(['international airlines', 'foreign companies', 'shipping', 'United Nations']);
