import type { Mover } from './antecedent.ts';
import { leavesNothing, movesTroops, statesTroops } from './left-what.ts';
import { type Act, type ArticleReading, type ReadSentence, textAt } from './reading.ts';
import { otherSense, raid } from './setting.ts';
import type { Standing } from './status.ts';
import { inSentence, leavesLand, type Whereabouts } from './where.ts';

/** Why an act of leaving is no foreign withdrawal. */
export type Refusal =
  | 'another-sense'
  | 'nobody-leaves'
  | 'nothing-left'
  | 'forces-at-home'
  | 'not-foreign-there'
  | 'extension'
  | 'rotation'
  | 'nobody-asked'
  | 'anniversary'
  | 'background'
  | 'raid'
  | 'weak';

/** A state with troops in so many lands is abroad wherever it leaves. */
const KNOWN_ABROAD = 3;

/** Why an act is no foreign withdrawal whatever its score, or null. */
export function objectionTo(
  act: Act,
  sentence: ReadSentence,
  mover: Mover | null,
  where: Whereabouts,
  standing: Standing,
  article: ArticleReading,
): Refusal | null {
  const turned = circumstance(act, sentence, mover, where, article);
  if (turned !== null) return turned;
  const troopsAt =
    mover?.words && mover.kind !== 'state' && !SPEAKERS.has(mover.words.kind) ? mover.words.first : null;
  if (otherSense(act, sentence, troopsAt) !== null) return 'another-sense';
  if (leavesNothing(act, sentence, mover, where)) return 'nothing-left';
  if (mover === null) return 'nobody-leaves';
  if (fromOwnLand(act, sentence)) return 'forces-at-home';
  if (mover.words?.kind === 'own' && !article.military) return 'nothing-left';
  if (mover.kind === 'home') return 'forces-at-home';
  if (where.by === 'none' && !article.military) return 'nothing-left';
  if (where.host === null && article.sentences.some((one) => namesLandOf(mover.id, one)))
    return 'forces-at-home';
  if (where.host === mover.id || onBorderOnly(sentence, mover, where)) return 'forces-at-home';
  if (mover.own !== null && (where.host === mover.own || !mover.hosts.includes(where.host ?? ''))) {
    return 'not-foreign-there';
  }
  const callsHome = act.kind === 'remove' && mover.words?.kind === 'own';
  if (where.by === 'article' && !mover.abroad && mover.hosts.length === 0 && !callsHome)
    return 'forces-at-home';
  if (where.host === null && !mover.abroad && mover.hosts.length < KNOWN_ABROAD) return 'forces-at-home';
  if (!standing.said && raid(sentence)) return 'raid';
  if (act.kind === 'extend' && standing.status !== 'demanded' && standing.status !== 'announced')
    return 'extension';
  if (act.kind === 'stay' && prolonged(act, sentence)) return 'extension';
  const headlined = sentence.headline && mover.kind === 'troops' && mover.hosts.includes(where.host ?? '');
  if (act.kind === 'stay' && !headlined && !inSentence(where) && !leavesLand(act, sentence)) {
    return 'nothing-left';
  }
  if (mover.words?.kind === 'voice') return mover.hosts.includes(where.host ?? '') ? null : 'nothing-left';
  if (act.entry.concept === 'act.revoke') return where.host === null ? 'nothing-left' : null;
  if (article.military && plainlyLeaves(act, sentence) && mover.hosts.includes(where.host ?? '')) return null;
  if (mover.kind === 'state' && !statesTroops(act, sentence, mover, where)) return 'nothing-left';
  return null;
}

/** Who speaks of leaving, not who leaves. */
const SPEAKERS: ReadonlySet<string> = new Set(['voice', 'leader', 'state']);

/** إسرائيل ترفض الانسحاب: in headline or lead, and from nothing else. */
const plainlyLeaves = (act: Act, sentence: ReadSentence): boolean =>
  /^(?:insihab|insahab_verb|jala|khuruj|kharaja)/.test(act.entry.id) &&
  (sentence.headline || sentence.index === 0) &&
  !/^(?:من|عن)$/.test(textAt(sentence, act.end));

/** تمديد بقاء القوات, which a mandate does every year. */
function prolonged(act: Act, sentence: ReadSentence): boolean {
  for (let i = act.first - 1; i >= act.first - 3; i--) {
    if (/^[وف]?[بل]?(?:ال)?(?:تمديد|يمدد|تمدد|مدد|مددت|تجديد|يجدد)$/.test(textAt(sentence, i))) return true;
  }
  return false;
}

/** What the rest of the article says against an act. */
function circumstance(
  act: Act,
  sentence: ReadSentence,
  mover: Mover | null,
  where: Whereabouts,
  article: ArticleReading,
): Refusal | null {
  if (ROTATED.has(act.kind) && article.rotation) return 'rotation';
  if (act.entry.concept === 'act.transfer' && (where.by !== 'from' || !movesTroops(act, sentence)))
    return 'nothing-left';
  if (act.entry.concept === 'act.return' && where.by !== 'from' && !homeward(act, sentence, mover))
    return 'nothing-left';
  const states = act.kind === 'stay' && !act.ours && act.entry.concept !== 'act.hold';
  return states && !article.asked ? 'nobody-asked' : null;
}

const ROTATED: ReadonlySet<Act['kind']> = new Set(['end', 'remove', 'hand']);

/** A town or region of the mover's own country, and no other land named. */
const namesLandOf = (id: string, { places }: ReadSentence): boolean =>
  places.some(({ host, strength }) => host === id && (strength === 'place' || strength === 'territory'));

const OWN_LAND = /^(?:حدود|اراضي)(?:ه|ها|هم|نا)$/;
const OWN_LAND_REACH = 6;

/** من حدودها, من أراضيه: nobody's land but theirs. */
function fromOwnLand(act: Act, sentence: ReadSentence): boolean {
  for (let i = act.end; i < act.end + OWN_LAND_REACH; i++) {
    if (OWN_LAND.test(textAt(sentence, i)) && textAt(sentence, i - 1) === 'من') return true;
  }
  return false;
}

/** من الحدود الليتوانية: a neighbour's border is no foreign land to those not known to stand behind it. */
const onBorderOnly = (sentence: ReadSentence, { hosts }: Mover, { place, host }: Whereabouts): boolean =>
  place?.strength === 'territory' &&
  !hosts.includes(host ?? '') &&
  /^[وف]?(?:[بك]?ال|لل|[بل])?حدود$/.test(textAt(sentence, place.first - 1));

const HOMEWARD_REACH = 7;

/** إلى بلادهم, إلى الوطن, or to a place of the mover's own: عادت الكتيبة القطرية إلى الدوحة. */
function homeward(act: Act, sentence: ReadSentence, mover: Mover | null): boolean {
  const end = act.end + HOMEWARD_REACH;
  for (let i = act.end; i < end; i++) {
    if (/^ل?(?:ال)?(?:بلاد|بلد|وطن|اوطان|ديار|بيوتهم|وراء|كانت)/.test(textAt(sentence, i))) return true;
  }
  return sentence.matches.some(
    ({ startToken, entry }) =>
      mover !== null &&
      startToken >= act.end &&
      startToken < end &&
      /^(?:الي|نحو)$/.test(textAt(sentence, startToken - 1)) &&
      (entry.attrs.host ?? entry.attrs.force) === mover.id,
  );
}
