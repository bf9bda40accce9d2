import { properName, type Speaker } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost } from '../document/document.ts';
import type { Saying } from '../features/novelty.ts';
import { sigmoid } from '../scorer/linear.ts';
import type { JudgeModels } from '../scorer/models.ts';
import { speakerOf } from './speaker.ts';
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
 * A name goes over to words that name nobody («وأضاف أن …»), not to those of which the group is the subject.
 */
export function speakerOfVoice(saying: VoicedSaying, sayings: readonly VoicedSaying[]): Speaker | null {
  if (saying.speaker === null && isGroupsOwn(saying.candidate)) return null;
  const speakers = sayings.filter((one) => one.voice === saying.voice).map(({ speaker }) => speaker);
  const [named] = speakers
    .filter((speaker) => properName(speaker) !== null)
    .sort((a, b) => (b?.name?.length ?? 0) - (a?.name?.length ?? 0));
  return named ?? speakers.find((speaker) => speaker !== null) ?? null;
}

/** Between a word of speech and whose it is stand no more tokens. */
const REACH: Readonly<Record<string, number>> = { verb: 2, noun: 1 };

/** Whether an article's sentence itself says that the group speaks: «وأعلنت الحركة أن …», «تصريح الحركة». A post is mostly one man's. */
function isGroupsOwn({ document, source, carried, cue, sentence }: StatementCandidate): boolean {
  const reach = REACH[cue.kind];
  if (reach === undefined || isPost(document) || carried > 0 || sentence.zone === 'headline') return false;
  if (source.kind === 'person' || source.nisba || (cue.kind === 'noun' && source.end <= cue.first))
    return false;
  const [from, end] = source.first >= cue.end ? [cue.end, source.first] : [source.end, cue.first];
  const parts = sentence.matches.some(
    ({ concept, startToken }) => concept === 'speech.that' && startToken >= from && startToken < end,
  );
  return end - from <= reach && !parts;
}
