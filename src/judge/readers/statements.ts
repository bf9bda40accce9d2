import { STATEMENT_TOPIC } from '../../model/topic.ts';
import {
  type Evidence,
  type Level,
  properName,
  type Speaker,
  type Statement,
  type StatementType,
} from '../../model/verdict.ts';
import type { Analysis } from '../analysis.ts';
import { speechSentences } from '../annotate/annotate.ts';
import { type StatementCandidate, statementCandidates } from '../candidates/statement.ts';
import { type Document, isPost } from '../document/document.ts';
import { speakerOf } from '../facets/speaker.ts';
import { targetOf } from '../facets/target.ts';
import { mediumOf, wordingOf } from '../facets/wording.ts';
import { addStatement, statementFeatures } from '../features/statement.ts';
import { typeFeatures } from '../features/statement-type.ts';
import { countedOf, evidenceOf, levelOf, reasonsFor, type Weighing } from '../reading.ts';
import { classify, probabilityOfAny } from '../scorer/linear.ts';
import type { JudgeModels } from '../scorer/models.ts';
import { scoreBy } from '../scorer/tally.ts';
import { statementVeto } from '../vetoes.ts';

/** What armed factions and those who speak for them say in an article. */
export interface StatementFindings {
  statements: Statement[];
  /** The probability that one of the candidates at least is a statement, 0 without any. */
  score: number;
  level: Level;
  evidence: Evidence[];
  weighed: Weighing[];
}

export interface WeighedStatement {
  candidate: StatementCandidate;
  /** Log-odds before calibration. */
  score: number;
  p: number;
}

export function weighStatement(
  candidate: StatementCandidate,
  models: JudgeModels['statement'],
): WeighedStatement {
  const score = scoreBy((to) => addStatement(to, candidate), models.source);
  return {
    candidate,
    score,
    p: probabilityOfAny([score], models.source, isPost(candidate.document)),
  };
}

/** The statements of an article in its order. As for withdrawals, the article counts where its candidates together do. */
export function findStatements(
  document: Document,
  { gazetteer }: Analysis,
  models: JudgeModels['statement'],
  threshold: number,
): StatementFindings {
  const text = `${document.title.normal.text}\n${document.text.normal.text}`;
  const all = statementCandidates(document, speechSentences(document, gazetteer)).map((candidate) => {
    const one = weighStatement(candidate, models);
    const veto = statementVeto(candidate.source, document.publishedAt, text, gazetteer.undated);
    return { ...one, veto };
  });
  const possible = all.filter(({ veto, candidate }) => veto === null && candidate.sentence.zone !== 'teaser');
  const score = probabilityOfAny(
    bestOfEach(possible).map((one) => one.score),
    models.source,
    isPost(document),
  );
  const counting = countedOf(possible, score, threshold);
  const counted = bestOfEach(counting);
  return {
    statements: bySpeaker(counted, models).map((said) => statementOf(said, models)),
    score,
    level: levelOf(
      document,
      counted,
      all.filter(({ veto }) => veto === null),
      models.level,
      threshold,
    ),
    evidence: counted.map(({ candidate }) => cueEvidence(candidate)),
    weighed: all.map((one) => ({
      topic: STATEMENT_TOPIC,
      evidence: cueEvidence(one.candidate),
      score: one.p,
      counted: counting.includes(one),
      veto: one.veto,
      reasons: () => reasonsFor(statementFeatures(one.candidate), models.source, one.candidate.sentence),
    })),
  };
}

/** Of the pairs of one sentence and one faction the likeliest. */
function bestOfEach(counted: readonly WeighedStatement[]): WeighedStatement[] {
  const best = new Map<string, WeighedStatement>();
  for (const one of counted) {
    const key = `${one.candidate.sentence.at} ${one.candidate.source.shown}`;
    if (one.p > (best.get(key)?.p ?? 0)) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => a.candidate.sentence.at - b.candidate.sentence.at);
}

interface Said extends WeighedStatement {
  speaker: Speaker | null;
}

/** One list for each speaker of each faction. Where one candidate gives no name it joins the faction's other words. */
function bySpeaker(counted: readonly WeighedStatement[], models: JudgeModels['statement']): Said[][] {
  const groups: Said[][] = [];
  for (const one of counted) {
    const said = { ...one, speaker: speakerOf(one.candidate, models.name) };
    const name = properName(said.speaker);
    const joins = groups.find((group) => {
      if (group[0]?.candidate.source.shown !== one.candidate.source.shown) return false;
      const known = group.map(({ speaker }) => properName(speaker)).find((one) => one !== null) ?? null;
      return known === null || name === null || sameName(known, name);
    });
    if (joins) joins.push(said);
    else groups.push([said]);
  }
  return groups;
}

const sameName = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

function statementOf(said: readonly Said[], models: JudgeModels['statement']): Statement {
  const leading = said.toSorted((a, b) => wordiness(b) - wordiness(a))[0] as Said;
  const { candidate } = leading;
  const { faction, shown } = candidate.source;
  const { quote, certainty } = wordingOf(candidate);
  const speakers = [leading, ...said].map(({ speaker }) => speaker);
  const [named] = speakers
    .filter((speaker) => properName(speaker) !== null)
    .sort((a, b) => (b?.name?.length ?? 0) - (a?.name?.length ?? 0));
  return {
    factionId: faction?.id ?? '',
    faction: shown,
    speaker: named ?? speakers.find((speaker) => speaker !== null) ?? null,
    type: classify(typeFeatures(candidate), models.type).label as StatementType,
    target: targetOf(candidate, models.target),
    medium: mediumOf(candidate),
    certainty,
    quote,
  };
}

/** The likeliest words lead; of about as likely ones not the headline's, which are cut short and retold. */
const wordiness = ({ candidate, p }: Said): number =>
  p - (candidate.sentence.zone === 'headline' ? HEADLINE : 0);

const HEADLINE = 0.3;

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
