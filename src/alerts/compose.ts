import type { Alert, AlertArticle, AlertStatement, AlertWithdrawal, Severity } from '../model/alert.ts';
import type { Change } from '../model/change.ts';
import type { JudgedArticle, StoryEventKind } from '../model/story.ts';
import { LEVELS, type Statement, type TopicVerdict, type Withdrawal } from '../model/verdict.ts';
import { lateSince } from './age.ts';
import { distinctStatements } from './distinct-statements.ts';
import { excerptOf, excerptOfEvidence } from './excerpt.ts';
import { topLevel } from './facts.ts';
import { firstOf } from './first-of.ts';
import { headlineOf } from './headline.ts';
import { countryName, forceName } from './names.ts';
import { speakerBy } from './speaker-by.ts';
import { type TopicNames, topicMatches } from './topic-matches.ts';
import { operationDay, operationPlace, placesLeft, troopsLeaving } from './whereabouts.ts';

/** Bounds of one alert: a story of forty outlets still makes a message that fits a screen and a database row. */
const MOST = {
  statements: 6,
  withdrawals: 4,
  deadlines: 6,
  articles: 40,
  titleLength: 4000,
};

/** A story event as the store knows it. `articles` has the leading one first: the one that caused the event. */
export interface ComposeInput {
  storyId: string;
  /** The development the event is about; null where it is about the whole story. */
  developmentId: string | null;
  /** The development's own topic: the alert leads with it, whatever else its articles tell. */
  topic?: string;
  event: StoryEventKind;
  /** ISO 8601, UTC. */
  at: string;
  /** Empty when the story opens. */
  whatsNew: Change[];
  severity: Severity;
  articles: readonly JudgedArticle[];
  outlets: { total: number; independent: number };
  links: Alert['links'];
  /** Made up, to try something out. */
  test?: true;
  /** The one deadline the event is about; it goes before the others. */
  deadline?: Alert['deadlines'][number];
  /** Arabic canonical names by faction id, where the caller has the lexicon at hand. */
  factionsAr?: Readonly<Record<string, string>>;
  /** Names of the topics; without them an alert shows their ids. */
  topicNames?: TopicNames;
}

function statementIn(
  judged: JudgedArticle,
  statement: Statement,
  factionsAr: Readonly<Record<string, string>>,
): AlertStatement {
  const article = judged.article;
  const quote = excerptOf(statement, article);
  const place = operationPlace(statement, article, judged.classification);
  const day = operationDay(statement);
  return {
    factionId: statement.factionId,
    faction: statement.faction,
    factionAr: factionsAr[statement.faction] ?? factionsAr[statement.factionId] ?? null,
    speaker: speakerBy(statement, quote.text),
    type: statement.type,
    target: statement.target,
    medium: statement.medium,
    certainty: statement.certainty,
    ...(place === null ? {} : { place }),
    ...(day === null ? {} : { day }),
    quote,
  };
}

function withdrawalIn(judged: JudgedArticle, withdrawal: Withdrawal): AlertWithdrawal {
  const { evidence, statusAt, sites: _, ...facets } = withdrawal;
  const article = judged.article;
  const places = placesLeft(withdrawal, article, judged.classification);
  const troops = troopsLeaving(withdrawal, article);
  return {
    ...facets,
    ...(places.length > 0 ? { places } : {}),
    ...(troops === null ? {} : { troops }),
    forceName: withdrawal.force === null ? null : forceName(withdrawal.force),
    hostName: withdrawal.host === null ? null : countryName(withdrawal.host),
    excerpt: excerptOfEvidence(article, evidence, statusAt),
  };
}

function articleIn(judged: JudgedArticle): AlertArticle {
  const { article, outlet } = judged;
  return {
    id: article.id,
    url: article.url,
    source: outlet.id,
    sourceName: outlet.name,
    ownership: outlet.ownership,
    title: article.title.slice(0, MOST.titleLength),
    publishedAt: article.publishedAt,
  };
}

const rank = ({ level }: TopicVerdict): number => LEVELS.indexOf(level);

/** Matched topics, first the development's, then what the leading article is mainly about, then what is surest. */
function topicsOf({ articles, topic: own }: ComposeInput): string[] {
  const matched = articles.flatMap((judged) =>
    judged.classification.topics
      .filter((topic) => topic.matched)
      .sort((a, b) => rank(a) - rank(b) || b.score - a.score),
  );
  const all = new Set(matched.map((topic) => topic.topic));
  return own !== undefined && all.has(own) ? [...new Set([own, ...all])] : [...all];
}

function deadlinesOf({ articles, deadline }: ComposeInput): Alert['deadlines'] {
  const all = articles.flatMap((judged) =>
    judged.classification.deadlines.map(({ date, text }) => ({
      date,
      text: text.slice(0, 200),
      articleId: judged.article.id,
    })),
  );
  const sorted = firstOf(all, ({ date }) => date, MOST.deadlines).sort((a, b) =>
    a.date.localeCompare(b.date),
  );
  if (!deadline) return sorted;
  return [deadline, ...sorted.filter(({ date }) => date !== deadline.date)].slice(0, MOST.deadlines);
}

/**
 * One story event as recipients are told it, with bounded sizes; its `id` is `preview` until a delivery has one.
 * Statements and withdrawals of several articles that say the same appear once, in the leading article's words.
 */
export function composeAlert(input: ComposeInput): Alert {
  const factionsAr = input.factionsAr ?? {};
  const statements = input.articles.flatMap((judged) =>
    judged.classification.statements.map((statement) => statementIn(judged, statement, factionsAr)),
  );
  const withdrawals = input.articles.flatMap((judged) =>
    judged.classification.withdrawals.map((withdrawal) => ({ judged, withdrawal })),
  );
  const articles = input.articles.slice(0, MOST.articles).map(articleIn);
  const lead = input.articles[0];
  const late = lead ? lateSince(lead.article, input.event) : null;
  const matches = topicMatches(input.articles, input.topicNames ?? {});
  const level = topLevel(input.articles);
  const facts = {
    developmentId: input.developmentId,
    event: input.event,
    whatsNew: input.whatsNew,
    topics: topicsOf(input),
    ...(level === null ? {} : { level }),
    statements: distinctStatements(statements, MOST.statements),
    withdrawals: firstOf(
      withdrawals,
      ({ withdrawal: w }) => [w.force, w.host, w.status].join('|'),
      MOST.withdrawals,
    ).map(({ judged, withdrawal }) => withdrawalIn(judged, withdrawal)),
    ...(matches.length > 0 ? { matches } : {}),
    deadlines: deadlinesOf(input),
    outlets: input.outlets,
    ...(late === null ? {} : { late: { publishedAt: late } }),
    ...(input.test ? { test: input.test } : {}),
  };
  return {
    id: 'preview',
    storyId: input.storyId,
    at: input.at,
    severity: input.severity,
    headline: headlineOf({ ...facts, articles }),
    title: (input.articles[0]?.article.title ?? '').slice(0, MOST.titleLength),
    ...facts,
    articles,
    links: input.links,
  };
}
