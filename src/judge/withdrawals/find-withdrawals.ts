import { originalSpan } from '../../arabic/normalize.ts';
import type { Deadline, Evidence, Withdrawal } from '../../model/verdict.ts';
import type { FieldMatches } from '../matcher.ts';
import type { ArticleText } from '../statements/article.ts';
import { type Due, dueOf, duesIn } from './deadlines.ts';
import { readArticle, type SurfaceOf } from './read-article.ts';
import type { Force, ReadSentence } from './reading.ts';
import { type Refusal, type WeighedAct, WITHDRAWAL_THRESHOLD, weigh } from './weigh.ts';

/** One act that was weighed, for the explanation. */
export interface WeighedWithdrawal {
  evidence: Evidence;
  score: number;
  refused: Refusal | null;
}

export interface WithdrawalFindings {
  withdrawals: Withdrawal[];
  /** 0 to 1: the surest withdrawal, or the best near miss. */
  score: number;
  evidence: Evidence[];
  weighed: WeighedWithdrawal[];
  deadlines: Deadline[];
}

const NOTHING: WithdrawalFindings = { withdrawals: [], score: 0, evidence: [], weighed: [], deadlines: [] };

/**
 * The foreign troops that an article says leave, are asked to leave, or will not leave. Pure and linear in the text;
 * an article without a word of leaving costs next to nothing.
 */
export function findWithdrawals(
  article: ArticleText,
  matches: FieldMatches,
  surfaceOf: SurfaceOf,
): WithdrawalFindings {
  const read = readArticle(article, matches, surfaceOf);
  if (!read) return NOTHING;
  const all = weighAll(read);
  const counted = all.filter(({ refused }) => refused === null);
  const weighed = all.map((one) => ({ evidence: evidenceOf(one), score: one.score, refused: one.refused }));
  if (counted.length === 0) {
    const near = all.filter(({ refused }) => refused === 'weak' || refused === 'background');
    const score = Math.min(Math.max(0, ...near.map((one) => one.score)), WITHDRAWAL_THRESHOLD - 0.01);
    return { ...NOTHING, score, weighed };
  }
  const dues = [...duesIn(article.title, article.publishedAt), ...duesIn(article.text, article.publishedAt)];
  const groups = groupsOf(counted);
  const deadlines: Deadline[] = [];
  const withdrawals = groups.map((acts): Withdrawal => {
    const due = dueOfGroup(acts, dues, read);
    if (due && !deadlines.includes(due.deadline)) deadlines.push(due.deadline);
    const leading = leadingOf(acts);
    const [first] = acts;
    return {
      force: first?.mover?.id ?? null,
      host: first?.where.host ?? null,
      status: leading.standing.status,
      deadline: due?.deadline.date ?? null,
      certainty: leading.certainty,
      evidence: acts.flatMap(partsOf),
    };
  });
  return {
    withdrawals,
    score: Math.max(...counted.map(({ score }) => score)),
    evidence: withdrawals.flatMap(({ evidence }) => evidence),
    weighed,
    deadlines,
  };
}

const MEMORY = 12;

function weighAll(read: readonly ReadSentence[]): WeighedAct[] {
  const all: WeighedAct[] = [];
  let earlier: Force[] = [];
  for (const sentence of read) {
    for (const act of sentence.acts) all.push(weigh(act, sentence, read, earlier));
    earlier = [...earlier, ...sentence.forces].slice(-MEMORY);
  }
  return all;
}

/** Acts of one force in one host, the surest group first. */
function groupsOf(counted: readonly WeighedAct[]): WeighedAct[][] {
  const groups = new Map<string, WeighedAct[]>();
  for (const one of counted) {
    const key = `${one.mover?.id}|${one.where.host}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const weight = (group: readonly WeighedAct[]): number => Math.max(...group.map(weightOf));
  return [...groups.values()].sort((a, b) => weight(b) - weight(a));
}

/** The headline leads, then the lead sentence; a sure status before a guessed one. */
function weightOf({ sentence, standing, score }: WeighedAct): number {
  const zone = sentence.headline ? 1 : sentence.index === 0 ? 0.9 : 0.4;
  return zone + (standing.sure ? 0.3 : 0) + score * 0.2;
}

function leadingOf(acts: readonly WeighedAct[]): WeighedAct {
  return acts.reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best));
}

const DEADLINE_SENTENCE = /^[وف]?(?:موعد|الموعد|المهله|مهله)$/;

function dueOfGroup(
  acts: readonly WeighedAct[],
  dues: readonly Due[],
  read: readonly ReadSentence[],
): Due | null {
  let best: Due | null = null;
  for (const { act, sentence } of acts) {
    const due = dueOf(sentence, act, dues);
    if (due && (best === null || (due.binding && due.deadline.date > best.deadline.date))) best = due;
  }
  if (best) return best;
  for (const sentence of read) {
    for (let i = sentence.first; i < sentence.end; i++) {
      if (!DEADLINE_SENTENCE.test(sentence.tokens[i]?.text ?? '')) continue;
      const due = dueOf(sentence, { first: i, end: i + 1 }, dues);
      if (due) return due;
    }
  }
  return null;
}

function evidenceOf(one: WeighedAct): Evidence {
  return spanOf(
    one.sentence,
    one.act.first,
    one.act.end,
    `troop_withdrawal.${one.act.kind}`,
    one.act.entry.concept,
  );
}

function partsOf(one: WeighedAct): Evidence[] {
  const parts = [evidenceOf(one)];
  const ruleId = `troop_withdrawal.${one.act.kind}`;
  const words = one.mover?.words;
  const inSentence = (part: { first: number; end: number }): boolean =>
    part.first >= one.sentence.first && part.end <= one.sentence.end;
  if (words && inSentence(words))
    parts.push(spanOf(one.sentence, words.first, words.end, ruleId, `force:${one.mover?.id}`));
  const { place } = one.where;
  if (place && inSentence(place))
    parts.push(spanOf(one.sentence, place.first, place.end, ruleId, `host:${place.host}`));
  return parts;
}

function spanOf(
  sentence: ReadSentence,
  first: number,
  end: number,
  ruleId: string,
  concept: string,
): Evidence {
  const { source } = sentence;
  const from = source.tokens[first];
  const to = source.tokens[Math.max(first, end - 1)];
  const span = originalSpan(source.normal, from?.start ?? 0, to?.end ?? from?.start ?? 0);
  return { field: source.field, ...span, ruleId, concept };
}
