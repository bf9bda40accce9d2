import type { Match } from '../matcher.ts';
import { type Force, type ForceKind, isDefinite, longestAt, type ReadSentence, textAt } from './reading.ts';
import type { Surface } from './surface.ts';

type SurfaceOf = (match: Match, token: string) => Surface;

const ARMED = new Set(['troops', 'units', 'base', 'site', 'presence', 'mission', 'soldier', 'unit']);
/** Words that name troops even when nobody's are named. */
const BARE = new Set(['troops', 'units']);
/** Tokens an owner may stand behind its troops. */
const OWNER_REACH = 5;
const PREPOSITIONS = new Set([
  'من',
  'الي',
  'في',
  'مع',
  'عن',
  'علي',
  'ضد',
  'نحو',
  'لدي',
  'بين',
  'باتجاه',
  'ضمن',
  'اطار',
  'ب',
  'ل',
]);
/** Who speaks for a group is not the group. */
const SPEAKS_FOR =
  /^[وف]?(?:ال)?(?:زعيم|قائد|متحدث|ناطق|قيادي|باسم|حركه|جماعه|بيان|مسؤول|رئيس|امين|عام|عضو|ممثل|مليشيا|ميليشيا)$/;
/** عسكري is no عسكر of mine. */
const SPEAKER_ONLY = /^[يك]/;
const COUNTRY_OF_HIS = /^(?:بلاده|بلادها|بلادهم|بلادنا|بلده|بلدها|دولته|دولتها)$/;
const PLURAL_PEOPLE =
  /(?:ين|ون|يو|يي)$|^[وفبلك]{0,2}ال(?:اتراك|روس|المان|امريكان|اميركان|اسبان|ارمن|هنود|سنغاليين)$|^[وف]?لل(?:اتراك|روس)$/;
/** The head before a national adjective when that adjective describes a person or body: الرئيس, المسؤولين. */
const LINK =
  /^[وف]?(?:ال\p{L}+(?:ه|ين|ون|ي|يه|يين|ات)|عسكريه|قتاليه|جويه|بريه|بحريه|خاصه|اضافيه|تابعه|مسلحه|اجنبيه|من|اخري|مئات|الاف)$/u;

/** Everyone in a sentence who may have troops abroad, and troops without an owner. In token order. */
export function findForces(sentence: ReadSentence, surfaceOf: SurfaceOf): Force[] {
  const named = longestAt(sentence.matches, (match) => match.concept === 'force.name');
  const armed = longestAt(sentence.matches, (match) => ARMED.has(match.concept));
  const owners = longestAt(sentence.matches, (match) => isOwner(match) && fits(match, sentence));
  const found: Force[] = [];
  let i = sentence.first;
  while (i < sentence.end) {
    const name = named.get(i);
    const metonym = insideLongerName(sentence, owners.get(i)) ? undefined : owners.get(i);
    if (name && (metonym?.endToken ?? 0) <= name.endToken) {
      const kind = name.entry.attrs.own !== undefined && speaksFor(sentence, i) ? 'voice' : 'troops';
      found.push(forceOf(civilian(name) ? 'home' : kind, name, sentence, name.endToken, surfaceOf));
      i = name.endToken;
      continue;
    }
    const head = armed.get(i);
    if (head && !metonym?.concept.startsWith('home')) {
      const force = ownedTroops(sentence, head, owners, named, surfaceOf);
      if (force) {
        found.push(force);
        i = force.end;
        continue;
      }
      if (!metonym) {
        i = head.endToken;
        continue;
      }
    }
    if (metonym) {
      const kind = kindOf(metonym, sentence);
      if (kind) found.push(forceOf(kind, metonym, sentence, metonym.endToken, surfaceOf));
      i = metonym.endToken;
      continue;
    }
    i++;
  }
  return found;
}

/** The Sudan of جنوب السودان is no Sudan. */
const insideLongerName = ({ matches }: ReadSentence, owner: Match | undefined): boolean =>
  owner?.concept === 'force.metonym' &&
  matches.some(
    ({ concept, startToken, endToken }) =>
      concept === 'host.country' && startToken < owner.startToken && endToken >= owner.endToken,
  );

const speaksFor = (sentence: ReadSentence, at: number): boolean => SPEAKS_FOR.test(textAt(sentence, at - 1));

/** A mission without troops. */
const civilian = (match: Match): boolean => match.entry.attrs.kind === 'civilian';

/** السعودية is an adjective behind a noun with its article, else the state. */
const fits = ({ concept, startToken }: Match, sentence: ReadSentence): boolean => {
  const adjective = isDefinite(textAt(sentence, startToken - 1));
  if (concept === 'force.metonym') return !(adjective && alsoAdjective(sentence, startToken));
  return concept !== 'force.adjective' || adjective || !alsoState(sentence, startToken);
};

const alsoAdjective = (sentence: ReadSentence, at: number): boolean =>
  sentence.matches.some(({ concept, startToken }) => startToken === at && concept === 'force.adjective');
const alsoState = (sentence: ReadSentence, at: number): boolean =>
  sentence.matches.some(({ concept, startToken }) => startToken === at && concept === 'force.metonym');

const OFFICIAL =
  /^[وف]?[بل]?(?:ال)?(?:رئيس|رئيسه|وزير|وزيره|وزاره|وزراء|دفاع|خارجيه|جيش|مسؤول|مسؤولين|مسؤولون|متحدث|ناطق|مصدر|حكومه|رئاسه|جمهوريه|اركان|مبعوث|سفير|مستشار|برلمان|نواب|قائد|سلطات|اداره|جنرال|عقيد|كولونيل|داخليه|اتحاديه|دوله|لجنه|مجلس|امن|قومي)$/;

const official = (sentence: ReadSentence, at: number): boolean =>
  OFFICIAL.test(textAt(sentence, at - 1)) || OFFICIAL.test(textAt(sentence, at - 2));

const isOwner = ({ concept }: Match): boolean =>
  concept === 'force.metonym' ||
  concept === 'force.adjective' ||
  concept === 'force.leader' ||
  concept === 'host.adjective' ||
  concept === 'home';

function kindOf(owner: Match, sentence: ReadSentence): ForceKind | null {
  if (owner.concept === 'home') return speaksFor(sentence, owner.startToken) ? 'voice' : 'home';
  if (owner.concept === 'force.metonym') return owner.entry.attrs.kind === 'state' ? 'state' : 'troops';
  if (owner.concept === 'force.leader') return 'leader';
  const text = textAt(sentence, owner.startToken);
  const before = textAt(sentence, owner.startToken - 1);
  const describes = isDefinite(before) && /(?:ين|ون|ات|اء|ه)$/.test(before);
  if (
    PLURAL_PEOPLE.test(textAt(sentence, owner.endToken - 1)) &&
    /^[وفبلك]{0,2}(?:ال|لل)/.test(text) &&
    !describes
  )
    return 'people';
  return 'voice';
}

/** القوات التركية, قوات كييف, جنود بلاده, قواتها; null where the noun alone says nothing of troops. */
function ownedTroops(
  sentence: ReadSentence,
  head: Match,
  owners: ReadonlyMap<number, Match>,
  named: ReadonlyMap<number, Match>,
  surfaceOf: SurfaceOf,
): Force | null {
  const surface = surfaceOf(head, textAt(sentence, head.startToken));
  const base = { first: head.startToken, oblique: isOblique(sentence, head.startToken, surface.proclitics) };
  const unnamed: Force = {
    ...base,
    kind: 'bare',
    id: null,
    hosts: [],
    abroad: false,
    own: null,
    official: false,
    units: head.concept === 'units',
    ours: false,
    end: head.endToken,
  };
  if (surface.pronoun !== '' && !SPEAKER_ONLY.test(surface.pronoun)) {
    if (head.concept === 'mission' || head.concept === 'site') return null;
    return { ...unnamed, kind: 'own', ours: surface.pronoun === 'نا' };
  }
  for (let i = head.endToken; i < Math.min(sentence.end, head.endToken + OWNER_REACH); i++) {
    const text = textAt(sentence, i);
    if (named.has(i) && i > head.endToken) break;
    if (COUNTRY_OF_HIS.test(text)) {
      return { ...unnamed, kind: 'own', ours: text.endsWith('نا'), end: i + 1 };
    }
    const owner = owners.get(i);
    if (owner && owns(owner, sentence, head, i)) {
      const force = forceOf(
        owner.concept === 'home' ? 'home' : 'troops',
        owner,
        sentence,
        owner.endToken,
        surfaceOf,
      );
      return { ...force, ...base };
    }
    if (!LINK.test(text) && text !== '"' && text !== '«' && !namesBase(head, sentence, i)) break;
  }
  if (!BARE.has(head.concept) || loneSoldier(sentence, head)) return null;
  return unnamed;
}

/** الجندي of a story is no army; آخر جندي is. */
const loneSoldier = (sentence: ReadSentence, head: Match): boolean =>
  /^[وف]?(?:ال)?جندي$/.test(textAt(sentence, head.startToken)) &&
  !/^اخر$|\d|الف|مئ|مائ/.test(textAt(sentence, head.startToken - 1));

/** قاعدة عصب الإماراتية: the place a base is called by stands before whose it is. */
const namesBase = (head: Match, sentence: ReadSentence, at: number): boolean =>
  (head.concept === 'base' || head.concept === 'site') &&
  sentence.matches.some(({ concept, startToken }) => startToken === at && concept.startsWith('host.'));

/** An adjective always; a state's name only right behind (قوات كييف) or after التابعة ل. */
function owns(owner: Match, sentence: ReadSentence, head: Match, at: number): boolean {
  if (owner.concept === 'force.adjective' || owner.concept === 'host.adjective') return true;
  if (owner.concept === 'force.leader') return false;
  const direct = at === head.endToken && !/^[وف]?(?:[بك]?ال|لل)/.test(textAt(sentence, head.startToken));
  return direct || /^(?:ال)?تابع/.test(textAt(sentence, at - 1));
}

function forceOf(
  kind: ForceKind,
  match: Match,
  sentence: ReadSentence,
  end: number,
  surfaceOf: SurfaceOf,
): Force {
  const { attrs } = match.entry;
  const { proclitics } = surfaceOf(match, textAt(sentence, match.startToken));
  return {
    kind,
    id: match.concept === 'home' || civilian(match) ? 'home' : (attrs.force ?? attrs.host ?? null),
    hosts: attrs.hosts?.split(' ') ?? [],
    abroad: kind !== 'home' && attrs.kind !== 'state' && attrs.kind !== undefined,
    own: attrs.own ?? null,
    units: false,
    official:
      match.concept === 'home' || match.concept === 'force.name' || official(sentence, match.startToken),
    ours: false,
    oblique: isOblique(sentence, match.startToken, proclitics),
    first: match.startToken,
    end,
  };
}

function isOblique(sentence: ReadSentence, at: number, proclitics: string): boolean {
  if (proclitics !== '' && /[بلك]/.test(proclitics.replace(/ال$/, ''))) return true;
  const before = textAt(sentence, at - 1).replace(/^[وف](?=\p{L}{2})/u, '');
  // على إسرائيل أن تخرج, طلب من الإمارات سحب …: who should act, though behind a preposition.
  if (before === 'علي' || before === 'من') {
    if (/طلب/.test(textAt(sentence, at - 2))) return false;
    for (let i = at + 1; i <= at + 3; i++) if (textAt(sentence, i) === 'ان') return false;
  }
  return PREPOSITIONS.has(before);
}
