import { type Cue, cuesIn } from '../annotate/cues.ts';
import type { Sentence } from '../document/document.ts';

const ids = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** By their ids in config/lexicons/speech.yaml: acts, what leads to no clause, and what outlets do with others' words. */
const NO_SPEECH = ids(
  `target shell carry-out destroy shoot-down launch engage capture snipe avenge suspend freeze halt commit resume disarm
send sign appear break-off issue hasten publish broadcast show content-oneself describe blame swear-fealty claim-resp ban
impose`.replaceAll('\n', ' '),
);
/** Verbs that somebody is the object of: «طالبت الحكومة بـ» may be either. */
const TO_SOMEBODY = ids('demand call urge urge-hard appeal inform advise caution give-deadline');

/** The verbs by which somebody says something, before a token. */
export const speechVerbs = (sentence: Sentence, before: number): Cue[] =>
  cuesIn(sentence).filter(({ kind, id, first }) => kind === 'verb' && first < before && !NO_SPEECH.has(id));

/** Does a verb take whom it is said to as its object? */
export const asksSomebody = (id: string): boolean => TO_SOMEBODY.has(id);
