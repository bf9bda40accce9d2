import type { JudgedArticle } from '../model/story.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { Statement, Withdrawal } from '../model/verdict.ts';
import type { Development } from './development.ts';
import { appearedMs } from './features.ts';
import { forceRelation } from './forces.ts';
import { overlap } from './overlap.ts';
import { isInLead } from './passage.ts';
import { isSaidAgain, type Saying, sayingOf, sayingsNear } from './sayings.ts';
import { speakerWords } from './voices.ts';

/** What an article, narrowed to a development, says of it: the words of its speakers, of its kinds, and its steps. */
function ownOf(
  { classification: about }: JudgedArticle,
  { said, leaving }: Development,
): ReadonlySet<Statement | Withdrawal> {
  const types = new Set<string>(said?.types ?? []);
  const steps = new Set<string>(leaving?.statuses ?? []);
  return new Set([
    ...about.statements.filter(
      (one) => types.has(one.type) && overlap(speakerWords(one), said?.speaker ?? []) !== 'different',
    ),
    ...about.withdrawals.filter(({ status }) => steps.has(status)),
  ]);
}

/** The alert shows the date of a deadline, and so what it is for. */
const setsDate = (one: Statement | Withdrawal): boolean => 'deadline' in one && one.deadline !== null;

/** The article with so much left of what it says; of a topic of which nothing is left it is no match. */
function left(judged: JudgedArticle, statements: Statement[], withdrawals: Withdrawal[]): JudgedArticle {
  const { classification } = judged;
  const isEmptied = (topic: string): boolean =>
    (topic === STATEMENT_TOPIC && statements.length === 0 && classification.statements.length > 0) ||
    (topic === WITHDRAWAL_TOPIC && withdrawals.length === 0 && classification.withdrawals.length > 0);
  const topics = classification.topics.filter(({ topic }) => !isEmptied(topic));
  return { ...judged, classification: { ...classification, topics, statements, withdrawals } };
}

interface Others {
  /** What else the article tells: what is known and only told again, and what is new. */
  known: readonly Development[];
  news: readonly Development[];
  /** What was told before, whether the article tells it or not. */
  archive?: readonly Development[];
}

/** The words of a background that earlier articles had, whichever development their own was. */
function carriedOver(
  { article, classification }: JudgedArticle,
  archive: readonly Development[],
): Statement[] {
  const timeMs = appearedMs(article);
  const sayingsOf = (factionId: string): Saying[] =>
    archive
      .filter(({ said }) => said?.factionId === factionId)
      .flatMap(({ prints }) => sayingsNear(prints, article.id, timeMs));
  return classification.statements.filter(
    ({ factionId, type, quote }) =>
      !isInLead(quote, article) && isSaidAgain(sayingOf(quote.text), sayingsOf(factionId), type === 'claim'),
  );
}

/**
 * The article with what it says of one development before all else it says: an alert is told by that, and what else it
 * brings comes after. What only tells `known` developments again is left out, and what its background carries over from
 * earlier articles: recipients have it.
 */
export function ledBy(
  judged: JudgedArticle,
  development: Development,
  { known, news, archive = [] }: Others = { known: [], news: [] },
): JudgedArticle {
  const { classification } = judged;
  const about = narrowed(judged, development);
  const own = ownOf(about, development);
  const ofEach = (all: readonly Development[]): (Statement | Withdrawal)[] =>
    all.flatMap((one) => [...ownOf(narrowed(judged, one), one)]);
  const kept = new Set([...own, ...ofEach(news)]);
  const repeated = new Set([
    ...ofEach(known).filter((one) => !(kept.has(one) || setsDate(one))),
    ...carriedOver(
      judged,
      archive.filter(({ id }) => id !== development.id),
    ),
  ]);
  // Something has to tell the development, if only in words that were heard.
  if (own.size > 0 && [...own].every((one) => repeated.has(one))) for (const one of own) repeated.delete(one);
  const first = <T extends Statement | Withdrawal>(all: readonly T[], isFirst: (one: T) => boolean): T[] => {
    const kept = all.filter((one) => !repeated.has(one));
    return [...kept.filter(isFirst), ...kept.filter((one) => !isFirst(one))];
  };
  const statements = first(classification.statements, (one) => own.has(one));
  const withdrawals = first(classification.withdrawals, (one) =>
    about.classification.withdrawals.includes(one),
  );
  return left(judged, statements, withdrawals);
}

/**
 * An article that told a development before, with only what tells that one: an alert on it has what else the article says
 * from the story that this is in.
 */
export function telling(judged: JudgedArticle, development: Development): JudgedArticle {
  const about = narrowed(judged, development);
  const own = ownOf(about, development);
  const { statements, withdrawals } = about.classification;
  return left(
    about,
    statements.filter((one) => own.has(one)),
    withdrawals.filter((one) => own.has(one)),
  );
}

/** The article with only what it says of one development: what an event of that one is told by. */
export function narrowed(judged: JudgedArticle, { topic, said, leaving }: Development): JudgedArticle {
  const { classification } = judged;
  return {
    ...judged,
    classification: {
      ...classification,
      topics: classification.topics.filter((verdict) => verdict.topic === topic),
      statements: classification.statements.filter(({ factionId }) => factionId === said?.factionId),
      withdrawals: classification.withdrawals.filter(
        ({ force, host }) =>
          leaving !== null && host === leaving.host && forceRelation(force, leaving.force) !== 'different',
      ),
    },
  };
}
