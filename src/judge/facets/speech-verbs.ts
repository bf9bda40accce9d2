import { hasFutureLetter } from '../../arabic/tense.ts';
import { type Cue, cueOf, cuesIn } from '../annotate/cues.ts';
import { type Sentence, textAt } from '../document/document.ts';

const ids = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** By their ids in config/lexicons/speech.yaml: acts, what leads to no clause, and what outlets do with others' words. */
const NO_SPEECH = ids(
  `target shell carry-out destroy shoot-down launch engage capture snipe avenge suspend freeze halt commit resume disarm
send sign appear break-off issue hasten publish broadcast show content-oneself describe blame swear-fealty claim-resp ban
impose`.replaceAll('\n', ' '),
);
/** Verbs that somebody is the object of: «طالبت الحكومة بـ» may be either. */
const TO_SOMEBODY = ids('demand call urge urge-hard appeal inform advise caution give-deadline');

/** Verbs whose object their words are aimed at: «طالب روما», «اتهمت تركيا»; who is informed may be a mediator. */
const AT_SOMEBODY = ids(
  `demand call request urge urge-hard appeal caution give-deadline grant-time accuse hold-responsible warn alert
threaten`.replaceAll('\n', ' '),
);

/** «أقر», «اعترف». */
const ADMITS = ids('acknowledge admit');

/** Concept of config/lexicons/voices.yaml: verbs that say what somebody wants or decides. */
const WILL = 'voice.will';
/** «ستطلب روسيا»: what somebody will ask for is not yet said, and by an agreement it is others' word. */
const DEMAND = 'demand';
/** Somebody else's words, before their «that»: «نقلت الصحيفة عن فلان قوله إن …». */
const QUOTES = 'quoted_from';

export const quotesOthers = ({ kind }: Cue): boolean => kind === QUOTES;

/** The verbs by which somebody says something, before a token. */
export const speechVerbs = (sentence: Sentence, before: number): Cue[] =>
  cuesIn(sentence).filter(
    ({ kind, id, type, first }) =>
      first < before &&
      (kind === QUOTES || (kind === 'verb' && !NO_SPEECH.has(id))) &&
      !(type === DEMAND && hasFutureLetter(textAt(sentence, first))),
  );

/** The verbs by which somebody wants or decides something, before a token. */
export const verbsOfWill = ({ matches }: Sentence, before: number): Cue[] =>
  matches
    .filter(({ concept, startToken }) => concept === WILL && startToken < before)
    .map((match) => cueOf(match, 'verb'));

/** Where whom a verb quotes is named, behind its «عن», or null where it gives no other's words. */
export function quotedFrom(sentence: Sentence, cue: Cue, until: number): number | null {
  const { end } = cue;
  if (!quotesOthers(cue)) return null;
  for (let at = end; at < Math.min(until, end + SOURCE_REACH); at++)
    if (textAt(sentence, at) === FROM) return at + 1;
  return null;
}

const FROM = 'عن';
/** Between «نقلت» and its «عن» stands the name of an outlet. */
const SOURCE_REACH = 10;

/** Is a verb one of admission, by its id? */
export const admitsSomething = (id: string): boolean => ADMITS.has(id);

/** Does a verb take whom it is said to as its object? */
export const asksSomebody = (id: string): boolean => TO_SOMEBODY.has(id);

/** Is a verb's object whom its words are aimed at? */
export const namesWhomItIsAt = (id: string): boolean => AT_SOMEBODY.has(id);
