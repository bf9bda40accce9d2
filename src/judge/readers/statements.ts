import { STATEMENT_TOPIC } from '../../model/topic.ts';
import type { Evidence, Level, Statement } from '../../model/verdict.ts';
import type { Analysis } from '../analysis.ts';
import { speechSentences } from '../annotate/annotate.ts';
import { type StatementCandidate, statementCandidates } from '../candidates/statement.ts';
import { type Document, isPost, opensArticle } from '../document/document.ts';
import { distinctSayings, WORTH_A_LOOK, withLead, withOtherGroups } from '../facets/distinct.ts';
import { noNews } from '../facets/no-news.ts';
import { saysPlainly } from '../facets/plain-words.ts';
import { targetOf } from '../facets/target.ts';
import { typeOf } from '../facets/type.ts';
import { speakerOfVoice, type VoicedSaying, voiced } from '../facets/voices.ts';
import { mediumOf } from '../facets/wording.ts';
import { addStatement, statementFeatures } from '../features/statement.ts';
import { levelOf, MENTION_SHARE } from '../level.ts';
import { probabilityOfAny, sigmoid } from '../scorer/linear.ts';
import type { JudgeModels } from '../scorer/models.ts';
import { scoreBy } from '../scorer/tally.ts';
import { statementVeto } from '../vetoes.ts';
import {
  countedOf,
  evidenceOf,
  isNearly,
  reasonsFor,
  type WeighedCandidate,
  type Weighing,
  withArticle,
} from '../weighing.ts';

/** What armed factions and those who speak for them say in an article. */
export interface StatementFindings {
  statements: Statement[];
  /** The probability that one of the candidates at least is a statement, 0 without any. */
  score: number;
  level: Level;
  evidence: Evidence[];
  weighed: Weighing[];
}

/** Its own score is what its words are set against others of the article by. */
export type WeighedStatement = WeighedCandidate<StatementCandidate>;

/** The candidates of one article, by their own features and its words; `least` as for `withArticle`. */
export function weighStatements(
  candidates: readonly StatementCandidate[],
  models: JudgeModels['statement'],
  least = 0,
): WeighedStatement[] {
  const own = candidates.map((candidate) => {
    const score = scoreBy((to) => addStatement(to, candidate), models.source);
    return { candidate, score };
  });
  return withArticle(own, { article: models.article, candidate: models.source }, least);
}

/** The statements of an article in its order. As for withdrawals, the article counts where its candidates together do. */
export function findStatements(
  document: Document,
  { gazetteer }: Analysis,
  models: JudgeModels['statement'],
  threshold: number,
): StatementFindings {
  const text = `${document.title.normal.text}\n${document.text.normal.text}`;
  const candidates = statementCandidates(document, speechSentences(document, gazetteer));
  const all = weighStatements(candidates, models, threshold * MENTION_SHARE).map((one) => ({
    ...one,
    veto:
      statementVeto(one.candidate.source, document.publishedAt, text, gazetteer.undated) ??
      (one.score + one.added < LEAST_ASKED ? null : noNews(one.candidate)),
  }));
  const possible = all.filter(({ veto, candidate }) => veto === null && candidate.sentence.zone !== 'teaser');
  const best = bestOfEach(possible);
  const together = probabilityOfAny(
    best.map(({ score, added }) => score + added),
    models.source,
    isPost(document),
  );
  const plain = isNearly(together, threshold)
    ? possible.filter(({ candidate }) => saysPlainly(candidate))
    : [];
  const score = plain.length > 0 ? threshold : together;
  const counting = plain.length > 0 ? plain : countedOf(possible, score, threshold, LEAST_OF_ALL);
  const counted = bestOfEach(counting);
  const likely = score < threshold ? [] : best.filter((one) => sigmoid(one.score) >= WORTH_A_LOOK);
  return {
    statements: statementsOf(counted, likely, models),
    score,
    level: levelOf(document, counted, all, models.level, threshold),
    evidence: counted.map(({ candidate }) => cueEvidence(candidate)),
    weighed: all.map((one) => ({
      topic: STATEMENT_TOPIC,
      evidence: cueEvidence(one.candidate),
      score: one.p,
      counted: counting.includes(one),
      veto: one.veto,
      reasons: () => reasonsFor(statementFeatures(one.candidate), models.source, one, models.article),
    })),
  };
}

/** Of the pairs of one sentence and one faction the likeliest. */
export function bestOfEach<One extends { candidate: StatementCandidate; score: number }>(
  weighed: readonly One[],
): One[] {
  const best = new Map<string, One>();
  for (const one of weighed) {
    const key = `${one.candidate.sentence.at} ${one.candidate.source.shown}`;
    if (one.score > (best.get(key)?.score ?? Number.NEGATIVE_INFINITY)) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => a.candidate.sentence.at - b.candidate.sentence.at);
}

/**
 * The statements told: of each voice that counts its distinct sayings, also those less likely; the voices as the article
 * has them, and of one voice first what counts, what opens the article, then the surest.
 */
function statementsOf(
  counted: readonly WeighedStatement[],
  likely: readonly WeighedStatement[],
  models: JudgeModels['statement'],
): Statement[] {
  const all = voiced([...new Set([...counted, ...likely])], models);
  const sure = all.slice(0, counted.length);
  const isSure = new Set(sure);
  const heard = new Set(sure.map(({ voice }) => voice));
  const sayings = all.filter(({ voice }) => heard.has(voice));
  const distinct = distinctSayings(sayings, isSure, models.novelty);
  const chosen = withOtherGroups(withLead(distinct, sure), sure);
  const placeOf = (voice: number): number =>
    Math.min(
      ...chosen.map((one) => (one.voice === voice ? one.candidate.sentence.at : Number.MAX_SAFE_INTEGER)),
    );
  return chosen
    .toSorted(
      (a, b) =>
        placeOf(a.voice) - placeOf(b.voice) ||
        a.voice - b.voice ||
        Number(isSure.has(b)) - Number(isSure.has(a)) ||
        Number(opensArticle(b.candidate.sentence)) - Number(opensArticle(a.candidate.sentence)),
    )
    .map((one) => statementOf(one, sayings, models));
}

function statementOf(
  saying: VoicedSaying,
  sayings: readonly VoicedSaying[],
  models: JudgeModels['statement'],
): Statement {
  const { candidate, wording } = saying;
  const { faction, shown } = candidate.source;
  const type = typeOf(candidate, models.type);
  return {
    factionId: faction?.id ?? '',
    faction: shown,
    speaker: speakerOfVoice(saying, sayings),
    type,
    target: targetOf(candidate, type, models.target),
    medium: mediumOf(candidate),
    ...wording,
  };
}

/** Log-odds: of what is less likely a group's words nobody needs to know that it is another's, which takes long to find. */
const LEAST_ASKED = -4;

/**
 * Many unlikely candidates say nothing that could be quoted. Labels of retold news lose one article for two wrong ones by it,
 * those of 2015, which no model saw, two for seven; with 0.2 and more as many right ones are lost as wrong ones.
 */
const LEAST_OF_ALL = 0.15;

const cueEvidence = ({ sentence, cue, source, carried }: StatementCandidate): Evidence => {
  const near = carried === 0 && Math.abs(source.first - cue.first) < EVIDENCE_REACH;
  const first = near ? Math.min(source.first, cue.first) : cue.first;
  const end = near ? Math.max(source.end, cue.end) : cue.end;
  return evidenceOf(
    sentence,
    { first, end: Math.max(end, first + 1) },
    `${STATEMENT_TOPIC}.${cue.kind}`,
    source.faction?.id ?? 'faction',
  );
};

const EVIDENCE_REACH = 12;
