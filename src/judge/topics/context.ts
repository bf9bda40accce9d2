import { NEGATION } from '../annotate/negation.ts';

/** Concepts of config/lexicons/context.yaml: words that say how what follows is meant. */
export const CONTEXT = {
  negation: NEGATION,
  denial: 'context.denial',
  denialAfter: 'context.denial_after',
  turn: 'context.turn',
  subordinate: 'context.subordinate',
  anniversary: 'context.anniversary',
  oldTime: 'context.old_time',
  yearWord: 'context.year',
  was: 'context.was',
  had: 'context.had',
  speech: 'context.speech',
  that: 'context.that',
} as const;

export const CONTEXT_CONCEPTS: ReadonlySet<string> = new Set(Object.values(CONTEXT));
