import { z } from 'zod';
import type { Change, Step } from '../../model/change.ts';
import { STATEMENT_TYPES, WITHDRAWAL_STATUSES } from '../../model/verdict.ts';
import { changesIn } from './change-text.ts';
import { count, type Fields, text, textOrNull, texts } from './shape.ts';

const step = z.enum([...WITHDRAWAL_STATUSES, 'completed in part'] satisfies Step[]);
const type = z.enum(STATEMENT_TYPES);

/** What there is of each kind beside the kind itself. */
const FIELDS: {
  [Kind in Change['kind']]: Fields<Omit<Extract<Change, { kind: Kind }>, 'kind'>>;
} = {
  moved: { from: step, to: step },
  'step-again': { step },
  'step-also': { step },
  'last-told': { step },
  'under-way': {},
  date: { date: text },
  'new-date': { date: text, before: text },
  place: {},
  figure: { figure: text },
  faction: { faction: text },
  escalation: { from: type, to: type },
  'type-again': { type },
  'new-type': { type },
  speaker: { name: textOrNull },
  target: { target: text },
  'second-independent': { outlet: text },
  'other-owner': { outlet: text },
  'last-article-gone': { outlet: text },
  'article-gone': { outlet: text, left: count },
  'told-again': { reports: count },
  'deadline-passed': { date: text },
  'deadline-ends': { date: text, days: count },
  'not-completed': {},
  'not-met': {},
  'also-set-in': { subjects: texts },
  'other-development': {},
  words: { text },
};

const [one, ...others] = Object.entries(FIELDS).map(([kind, fields]) =>
  z.object({ kind: z.literal(kind), ...fields }),
);
const change = z.discriminatedUnion('kind', [one as NonNullable<typeof one>, ...others]);

/** What is new; rows of older versions hold it as a line of English. */
export const changes = z.preprocess(
  (stored) => (typeof stored === 'string' ? changesIn(stored) : stored),
  z.array(change),
) as z.ZodType<Change[]>;
