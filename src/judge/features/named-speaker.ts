import { remember } from '../../lib/remember.ts';
import type { Cue } from '../annotate/cues.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { between, isSign, type Phrase, type Sentence, textAt } from '../document/document.ts';
import { ownerAfter, subjectOfLabel } from '../facets/subject.ts';
import { whoSpeaks } from '../facets/who-speaks.ts';
import type { FeatureSink } from './feature.ts';
import { named } from './name-part.ts';

/**
 * Whether the group stands in the words that name who speaks (the subject of a verb with all that is said of it, the
 * owner of a document, what stands before a colon), somebody else does, or nobody known.
 */
export function addNamedSpeaker(to: FeatureSink, candidate: StatementCandidate): void {
  const { source, cue, sourceSentence } = candidate;
  const by = speakerPhrase(candidate) ?? sourceBeside(candidate);
  const place = cue.kind === 'verb' ? 'subject' : `${cue.kind} owner`;
  if (!by) {
    to.add(named`${place} unknown`);
    to.add(named`${place} unknown ${source.kind}`);
    return;
  }
  if (by.sentence !== sourceSentence || source.first >= by.end || source.end <= by.first) {
    to.add(named`${place} another`);
    to.add(named`${place} another ${cue.id}`);
    return;
  }
  const isApposed = textAt(sourceSentence, source.first - 1) === '،';
  const part = source.first === by.first ? 'head' : isApposed ? 'apposed' : 'owner';
  to.add(named`${place} source`);
  to.add(named`${place} source ${part} ${source.kind}`);
  to.add(named`${place} source ${cue.id}`);
  to.add(named`${place} source ${part} ${cue.type}`);
}

/** The source itself where nothing stands between it and the cue: who is known as a group's only is no state or office. */
function sourceBeside({ source, cue, sentence, carried }: StatementCandidate): Phrase | null {
  if (carried > 0) return null;
  const { first, end } = between(source, cue);
  for (let at = first; at < end; at++) if (!isSign(sentence, at)) return null;
  return { sentence, first: source.first, end: source.end };
}

function speakerPhrase(candidate: StatementCandidate): Phrase | null {
  const { cue, sentence } = candidate;
  if (cue.first === cue.end) return null;
  return cue.kind === 'verb' ? (whoSpeaks(candidate)?.by ?? null) : phraseBeside(cue)(sentence);
}

/** The phrase beside a cue that is no verb, sought once: a cue stands in one sentence. */
const phraseBeside = remember((cue: Cue) => {
  let found: Phrase | null | undefined;
  return (sentence: Sentence): Phrase | null => {
    if (found === undefined)
      found =
        cue.kind === 'colon'
          ? subjectOfLabel(sentence, cue.first)
          : ownerAfter(sentence, cue.end, sentence.end);
    return found;
  };
});
