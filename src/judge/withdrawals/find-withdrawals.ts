import { originalSpan } from '../../arabic/normalize.ts';
import type { Deadline, Evidence, Withdrawal } from '../../model/verdict.ts';
import type { Lexicon } from '../lexicon.ts';
import { compileMatcher } from '../matcher.ts';
import type { ArticleText } from '../statements/article.ts';
import { type Due, dueOf, duesIn } from './deadlines.ts';
import { readArticle, type WithdrawalRules } from './read-article.ts';
import type { Force, ReadSentence } from './reading.ts';
import { surfaceReader } from './surface.ts';
import { type Refusal, type WeighedAct, WITHDRAWAL_THRESHOLD, weigh } from './weigh.ts';

export type { WithdrawalRules } from './read-article.ts';

/** Compiles the words of withdrawals. Pure; done once at start. */
export const compileWithdrawalRules = (lexicon: Lexicon): WithdrawalRules => ({
  matcher: compileMatcher(lexicon.entries),
  surfaceOf: surfaceReader(),
  missions: missionsIn(lexicon),
});

/** The United Nations' troops by the one country where they stand. */
function missionsIn(lexicon: Lexicon): Map<string, string> {
  const found = new Map<string, string>();
  for (const { attrs } of lexicon.entries) {
    const { force, hosts, kind } = attrs;
    if (kind === 'mission' && force?.startsWith('UN:') && hosts && !hosts.includes(' '))
      found.set(hosts, force);
  }
  return found;
}

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
 * an article without a word of leaving costs one look-up a word.
 */
export function findWithdrawals(article: ArticleText, rules: WithdrawalRules): WithdrawalFindings {
  const read = readArticle(article, rules);
  if (!read) return NOTHING;
  const all = weighAll(read, rules);
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
    const { standing } = leading;
    const guessed = !standing.sure && leading.act.kind !== 'end' && leading.act.kind !== 'whole';
    const said = !guessed ? standing.status : (saidIn(read) ?? standing.status);
    const status = finalStatus(said, acts, read);
    const [first] = acts;
    return {
      force: first?.mover?.id ?? null,
      host: first?.where.host ?? null,
      status,
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

/** القبعات الزرق are those of the mission the article names, else of the one in that country. */
function mission(one: WeighedAct, read: readonly ReadSentence[], rules: WithdrawalRules): WeighedAct {
  if (one.mover?.id !== 'UN') return one;
  const named = read.flatMap(({ forces }) => forces).find(({ id }) => id?.startsWith('UN:'));
  const id = named?.id ?? rules.missions.get(one.where.host ?? '');
  return id ? { ...one, mover: { ...one.mover, id } } : one;
}

function weighAll(read: readonly ReadSentence[], rules: WithdrawalRules): WeighedAct[] {
  const all: WeighedAct[] = [];
  // A headline's "we" and "his troops" belong to whoever the lead names: خفضنا جنودنا.
  let earlier: Force[] = read.find(({ headline }) => !headline)?.forces.slice(0, 2) ?? [];
  for (const sentence of read) {
    for (const act of sentence.acts) all.push(mission(weigh(act, sentence, read, earlier), read, rules));
    if (sentence.headline) earlier = [];
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

/** A denial in headline or lead says more than that they stay; what goes on is not completed. */
function finalStatus(
  status: Withdrawal['status'],
  acts: readonly WeighedAct[],
  read: readonly ReadSentence[],
): Withdrawal['status'] {
  const denied = acts.some(
    ({ standing, sentence }) => standing.status === 'denied' && (sentence.headline || sentence.index === 0),
  );
  if (status === 'refused' && denied) return 'denied';
  const declared = acts.some(
    ({ standing, act, sentence }) => standing.status === 'announced' && act.future && sentence.index === 0,
  );
  if (status === 'planned' && declared) return 'announced';
  const goesOn = read.some(({ matches }) => matches.some(({ concept }) => concept === 'remainder'));
  return status === 'completed' && goesOn ? 'ongoing' : status;
}

/** A demand or an ultimatum in the headline or lead, for acts whose own sentence says nothing of their status. */
function saidIn(read: readonly ReadSentence[]): Withdrawal['status'] | null {
  const demanded = read.some(
    ({ headline, index, matches }) =>
      (headline || index === 0) && matches.some(({ concept }) => concept === 'cue.demanded'),
  );
  return demanded ? 'demanded' : null;
}

const STAYERS_COST = 0.5;

function leadingOf(acts: readonly WeighedAct[]): WeighedAct {
  const moves = acts.some(({ act, sentence }) => sentence.headline && act.kind !== 'stay');
  // Where the headline says that some leave and some stay, the leaving leads.
  const weight = (one: WeighedAct): number =>
    weightOf(one) - (moves && one.act.kind === 'stay' ? STAYERS_COST : 0);
  return acts.reduce((best, one) => (weight(one) > weight(best) ? one : best));
}

/** ومن المقرر أن تكتمل العملية نهاية آب: a sentence of its own that dates the act told before. */
const DATES_ACT = new Set(['cue.completed', 'cue.started', 'cue.planned']);
const DEADLINE_SENTENCE = /^[وف]?(?:موعد|الموعد|المهله|مهله)$/;

/** The same date more exactly, or a later one that binds. */
function outdoes(due: Due, best: Due): boolean {
  const [mine, known] = [due.deadline.date, best.deadline.date];
  if (mine.startsWith(known)) return mine !== known;
  return due.binding && mine > known && !known.startsWith(mine);
}

function dueOfGroup(
  acts: readonly WeighedAct[],
  dues: readonly Due[],
  read: readonly ReadSentence[],
): Due | null {
  let best: Due | null = null;
  for (const { act, sentence } of acts) {
    const due = dueOf(sentence, act, dues);
    if (due && (best === null || outdoes(due, best))) best = due;
  }
  if (best) return best;
  for (const sentence of read) {
    const cue = sentence.acts.length === 0 && sentence.matches.find(({ concept }) => DATES_ACT.has(concept));
    const told = cue ? dueOf(sentence, { first: cue.startToken, end: cue.endToken }, dues) : null;
    if (told) return told;
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
