import type { Field } from '../../model/verdict.ts';
import type { VerbEntry } from './lexicon.ts';
import type { Subject, TokenSpan } from './reading.ts';

/** How the text gives words to a speaker. The ids of evidence are `faction_statement.` and this. */
export type Frame =
  | 'verb-subject'
  | 'subject-verb'
  | 'colon'
  | 'relative'
  | 'quoted-from'
  | 'according-to'
  | 'pointing'
  | 'document'
  | 'stance'
  | 'continuation';

/** One place where somebody who speaks for a faction says something. Token indexes are those of the field. */
export interface Utterance {
  field: Field;
  sentence: number;
  frame: Frame;
  subject: Subject;
  /** The group that speaks through the subject (قالت الحركة على لسان …); it stands where the person no longer does. */
  through: Subject | null;
  verb: VerbEntry | null;
  /** The signal and the speaker's name: what is shown as evidence. */
  signal: TokenSpan;
  /** The words reported, up to the next attribution or the sentence's end. */
  content: TokenSpan;
  /** Told only as something known before: pluperfect, an old date, a subordinate clause. */
  background: boolean;
  /** 0 to 1: how surely this is a statement of the faction. */
  score: number;
}
