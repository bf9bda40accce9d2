import { originalSpan } from '../../arabic/normalize.ts';
import type { Deadline, Evidence, Withdrawal } from '../../model/verdict.ts';
import type { LexiconEntry } from '../lexicon.ts';
import type { FieldMatches } from '../matcher.ts';
import type { ArticleText } from '../statements/article.ts';
import { dueIndex, dueOfGroup } from './deadlines.ts';
import { groupsOf, leadingOf, statusOf } from './leading.ts';
import type { Refusal } from './objections.ts';
import { readArticle, type WithdrawalRules } from './read-article.ts';
import type { ArticleReading, Force, ReadSentence } from './reading.ts';
import { surfaceReader } from './surface.ts';
import { type WeighedAct, WITHDRAWAL_THRESHOLD, weigh } from './weigh.ts';

export type { WithdrawalRules } from './read-article.ts';

/** What the reader needs of the lexicons' entries. Pure; done once at start. */
export const compileWithdrawalRules = (entries: readonly LexiconEntry[]): WithdrawalRules => ({
  surfaceOf: surfaceReader(),
  missions: missionsIn(entries),
});

/** The United Nations' troops by the one country where they stand. */
function missionsIn(entries: readonly LexiconEntry[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { attrs } of entries) {
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
 * The foreign troops that an article says leave, are asked to leave, or will not leave. Pure and linear in the text.
 */
export function findWithdrawals(
  article: ArticleText,
  matches: FieldMatches,
  rules: WithdrawalRules,
): WithdrawalFindings {
  const read = readArticle(article, matches, rules);
  const all = weighAll(read, rules);
  const counted = all.filter(({ refused }) => refused === null);
  const weighed = all.map((one) => ({ evidence: evidenceOf(one), score: one.score, refused: one.refused }));
  if (counted.length === 0) {
    const near = all.filter(({ refused }) => refused === 'weak' || refused === 'background');
    const score = Math.min(Math.max(0, ...near.map((one) => one.score)), WITHDRAWAL_THRESHOLD - 0.01);
    return { ...NOTHING, score, weighed };
  }
  const dues = dueIndex(article, read.sentences);
  const groups = groupsOf(counted);
  const told = toldByHeadline(all);
  const deadlines: Deadline[] = [];
  const withdrawals = groups.map((acts): Withdrawal => {
    // Where a headline only names force and host, the lead says when and how for all hosts of that force.
    const kin = counted.filter(({ mover }) => mover?.id === acts[0]?.mover?.id);
    const due = dueOfGroup(acts, dues) ?? dueOfGroup(kin, dues);
    if (due && !deadlines.includes(due.deadline)) deadlines.push(due.deadline);
    const own = leadingOf(acts);
    const leading = own.standing.sure ? own : leadingOf(kin);
    const [first] = acts;
    return {
      force: first?.mover?.id ?? null,
      host: first?.where.host ?? null,
      status:
        (acts.some(({ sentence }) => sentence.headline) ? null : told) ??
        statusOf(leading, acts, read, due !== null),
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

const UNNAMED: ReadonlySet<Refusal | null> = new Set(['nobody-leaves', 'nothing-left']);

/** حماس تطلب انسحابا شاملا: the status in a headline that leaves it to the text to say whose troops. */
function toldByHeadline(all: readonly WeighedAct[]): Withdrawal['status'] | null {
  const told = all.find(
    ({ act, sentence, refused, standing }) =>
      sentence.headline &&
      UNNAMED.has(refused) &&
      standing.said &&
      (act.kind === 'leave' || act.kind === 'remove'),
  );
  return told?.standing.status ?? null;
}

/** القبعات الزرق are those of the mission the article names, else of the one in that country. */
function ofMission(one: WeighedAct, article: ArticleReading, rules: WithdrawalRules): WeighedAct {
  if (one.mover?.id !== 'UN') return one;
  const id = article.mission ?? rules.missions.get(one.where.host ?? '');
  return id ? { ...one, mover: { ...one.mover, id } } : one;
}

function weighAll(article: ArticleReading, rules: WithdrawalRules): WeighedAct[] {
  const all: WeighedAct[] = [];
  let told: WeighedAct | null = null;
  // A headline's "we" and "his troops" belong to whoever the lead names: خفضنا جنودنا.
  let earlier: Force[] = article.sentences.find(({ headline }) => !headline)?.forces.slice(0, 2) ?? [];
  for (const sentence of article.sentences) {
    for (const act of sentence.acts) {
      const one = ofMission(weigh(act, sentence, article, earlier, told), article, rules);
      if (one.refused === null) told = one;
      all.push(one);
    }
    if (sentence.headline) earlier = [];
    earlier = [...earlier, ...sentence.forces].slice(-MEMORY);
  }
  return all;
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
