import { isForceful } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost, type Sentence } from '../document/document.ts';
import type { Veto } from '../vetoes.ts';
import { saysNothing } from './no-words.ts';
import { isOldClaim, isOldSaying } from './old-words.ts';
import { isSaidByOthers } from './others-words.ts';

/** Facts about a candidate that no weight outdoes: why it is no news of what its source says; null where nothing says so. */
export function noNews(candidate: StatementCandidate): Veto | null {
  if (isSaidByOthers(candidate)) return 'others-words';
  if (isUnarmed(candidate)) return 'no-matter-of-arms';
  if (saysNothing(candidate)) return 'no-words';
  if (isOldClaim(candidate)) return 'old-claim';
  return isOldSaying(candidate) ? 'old-words' : null;
}

/** Whether a movement that is heard on arms and war alone speaks of something else: in its words, beside them and in the title. */
function isUnarmed({ source, cue, sentence, document }: StatementCandidate): boolean {
  if (source.faction?.speaks !== 'armed_context') return false;
  // What words of these kinds are about is force.
  if (isForceful(cue.type)) return false;
  const near = (one: Sentence): boolean =>
    one.zone === 'headline' || isPost(document) || Math.abs(one.at - sentence.at) <= 1;
  return !document.sentences.some(
    (one) => near(one) && one.matches.some(({ concept }) => concept === 'arms_matter'),
  );
}
