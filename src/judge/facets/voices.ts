import { hasArticle } from '../../arabic/written-to.ts';
import { properName, type Speaker } from '../../model/verdict.ts';
import { type Cue, cuesIn, THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import {
  between,
  isPost,
  opensArticle,
  type Sentence,
  type TokenSpan,
  textAt,
} from '../document/document.ts';
import type { Saying } from '../features/novelty.ts';
import { sigmoid } from '../scorer/linear.ts';
import type { JudgeModels } from '../scorer/models.ts';
import { speakerOf } from './speaker.ts';
import { isSomebodyElse } from './speaker-role.ts';
import { wordingOf } from './wording.ts';

/** Words with who may have spoken them. */
export interface VoicedSaying extends Saying {
  speaker: Speaker | null;
}

/**
 * Numbers the speakers of each faction; scores are log-odds before calibration, as learning has them. Words that give no
 * name are of the faction's first speaker. The surest are to come first, so that no doubtful name stands for a voice that
 * has a sure one.
 */
export function voiced(
  likely: readonly { candidate: StatementCandidate; score: number }[],
  models: Pick<JudgeModels['statement'], 'name'>,
): VoicedSaying[] {
  const voices: { shown: string; name: string | null }[] = [];
  return likely.map(({ candidate, score }) => {
    const speaker = speakerOf(candidate, models.name);
    const name = properName(speaker);
    const { shown } = candidate.source;
    let voice = voices.findIndex(
      (known) =>
        known.shown === shown && (known.name === null || name === null || sameName(known.name, name)),
    );
    if (voice < 0) voice = voices.push({ shown, name }) - 1;
    const known = voices[voice] as (typeof voices)[number];
    known.name ??= name;
    return { candidate, p: sigmoid(score), voice, speaker, wording: wordingOf(candidate) };
  });
}

const sameName = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/**
 * Who speaks: the fullest name that the words of his voice give, else the first role; null where the group itself speaks.
 * A name goes over to words that name nobody near it («وأضاف أن …»), not to those of which the group is the subject, nor in
 * an article's text to those of one of many.
 */
export function speakerOfVoice(saying: VoicedSaying, sayings: readonly VoicedSaying[]): Speaker | null {
  const { speaker, candidate } = saying;
  if (speaker === null && isGroupsOwn(candidate)) return null;
  if (speaker !== null && properName(speaker) === null && isOfText(candidate) && isSomebodyElse(candidate))
    return speaker;
  const voice = sayings.filter((one) => one.voice === saying.voice);
  const [named] = voice
    .map((one) => one.speaker)
    .filter((one) => properName(one) !== null)
    .sort((a, b) => (b?.name?.length ?? 0) - (a?.name?.length ?? 0));
  if (named && (properName(speaker) !== null || voice.some((one) => mayLend(one, saying)))) return named;
  return speaker ?? voice.find((one) => one.speaker && !properName(one.speaker))?.speaker ?? null;
}

/** In an article a name reaches so many sentences on, and one back: «وأضاف أن …», «قال متحدث …» whom the next sentence names. */
const LENT_ON = 3;
const LENT_BACK = 1;

/** Whether words that give no name stand near enough to others that do; a post is mostly one man's. */
function mayLend(one: VoicedSaying, { candidate }: VoicedSaying): boolean {
  if (properName(one.speaker) === null) return false;
  if (isPost(candidate.document)) return true;
  const ahead = candidate.sentence.at - one.candidate.sentence.at;
  return ahead >= -LENT_BACK && ahead <= LENT_ON;
}

/** Beyond title and lead, in which somebody is told by his role before the text names him. */
const isOfText = ({ document, sentence }: StatementCandidate): boolean =>
  !isPost(document) && !opensArticle(sentence);

/** Between a word of speech and whose it is stand no more tokens. */
const REACH: Readonly<Record<string, number>> = { verb: 2, noun: 1, document: 1 };

/** Whether an article's sentence itself says that the group speaks: «وأعلنت الحركة أن …», «تصريح الحركة». A post is mostly one man's. */
function isGroupsOwn(candidate: StatementCandidate): boolean {
  const { document, source, carried, cue, sentence, own } = candidate;
  if (isPost(document) || carried > 0 || sentence.zone === 'headline') return false;
  if (source.kind === 'person' || source.nisba) return false;
  // «وأعلنت الحركة …، مضيفة أنها», «تصريح الحركة بتعرض موقع للقصف»: what stands before the group says whose the words are.
  const cues = [cue, ...cuesIn(sentence).filter(({ end }) => end <= source.first)];
  // «وأعلنت الحركة والكتائب»: of several who speak together each does.
  const names = own.names.filter(
    ({ shown, kind, nisba, first }) =>
      shown === source.shown &&
      kind !== 'person' &&
      !nisba &&
      !(kind === 'back' && isHis(textAt(sentence, first))),
  );
  return cues.some((one) => names.some((name) => isBeside(sentence, name, one)));
}

/** «حزبه»: he speaks whose it is. */
const isHis = (word: string): boolean => /.(?:ه|ها)$/.test(word) && !hasArticle(word);

function isBeside(sentence: Sentence, source: TokenSpan, cue: Cue): boolean {
  const reach = REACH[cue.kind];
  if (reach === undefined || (cue.kind !== 'verb' && source.end <= cue.first)) return false;
  const { first, end } = between(source, cue);
  const that = firstFrom(sentence, first, THAT);
  return end - first <= reach && (that === undefined || that.startToken >= end);
}
