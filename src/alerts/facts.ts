import { dayOf } from '../arabic/event-day.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { Act } from '../model/act.ts';
import type { Alert, Severity } from '../model/alert.ts';
import { statementZone } from '../model/statement-zone.ts';
import type { JudgedArticle, StoryEventKind } from '../model/story.ts';
import {
  type Evidence,
  type Field,
  LEVELS,
  type Level,
  type StatementCertainty,
  type StatementType,
  type WithdrawalCertainty,
  type WithdrawalExtent,
  type WithdrawalFacets,
  type WithdrawalStatus,
} from '../model/verdict.ts';
import { leadEnd, ZONES, type Zone, zoneAt } from '../model/zone.ts';
import { actOf } from './act-of.ts';
import { lateSince } from './age.ts';
import { excerptOf } from './excerpt.ts';
import { operationDay } from './whereabouts.ts';

export interface StatementFact {
  /** Id and English name: operators write either. */
  faction: string[];
  type: StatementType;
  /** What the words do, where they say more than their type. */
  act: Act | null;
  certainty: StatementCertainty;
  zone: Zone | null;
  /** How many days before publication the operation was that is claimed; null where its words date it to none. */
  daysBack: number | null;
}

/** Which key of a condition asks for a facet of a withdrawal; null: none does. */
export const WITHDRAWAL_KEYS = {
  force: 'force',
  host: 'country',
  status: 'status',
  extent: 'extent',
  certainty: 'certainty',
  deadline: null,
  area: null,
  by: null,
} as const satisfies Record<keyof WithdrawalFacets, string | null>;
type WithdrawalKey = NonNullable<(typeof WITHDRAWAL_KEYS)[keyof WithdrawalFacets]>;

export interface WithdrawalFact extends Record<WithdrawalKey, string | string[]> {
  /** Id and English name. */
  force: string[];
  country: string[];
  status: WithdrawalStatus;
  certainty: WithdrawalCertainty;
  extent: WithdrawalExtent;
  zone: Zone | null;
}

/** What routes, silences and severity rules can ask about. */
export interface Facts {
  topics: string[];
  /** Null where nothing says it, as in a summary. */
  level: Level | null;
  event: StoryEventKind;
  /** Null while the severity is being decided. */
  severity: Severity | null;
  sources: string[];
  outlets: { total: number; independent: number };
  /** Was the leading article first seen long after it was published? */
  late: boolean;
  statements: StatementFact[];
  withdrawals: WithdrawalFact[];
}

const named = (...names: (string | null)[]): string[] => names.filter((name) => name !== null);

/** Days from one in the region's calendar to that of a publication; null where one of the two is not known. */
function daysBack(day: string | null | undefined, publishedAt: string | null | undefined): number | null {
  const published = Date.parse(publishedAt ?? '');
  return day == null || Number.isNaN(published) ? null : dayOf(published) - Date.parse(day) / DAY_MS;
}

/** The facts of a composed alert; it no longer knows zones. */
export function factsOfAlert(alert: Alert): Facts {
  return {
    topics: alert.topics,
    level: alert.level ?? null,
    event: alert.event,
    severity: alert.severity,
    sources: alert.articles.map((article) => article.source),
    outlets: alert.outlets,
    late: alert.late !== undefined,
    statements: alert.statements.map((statement) => ({
      faction: [statement.factionId, statement.faction],
      type: statement.type,
      act: actOf(statement),
      certainty: statement.certainty,
      zone: null,
      daysBack: daysBack(
        statement.day,
        alert.articles.find(({ id }) => id === statement.quote.articleId)?.publishedAt,
      ),
    })),
    withdrawals: alert.withdrawals.map((withdrawal) => ({
      force: named(withdrawal.force, withdrawal.forceName),
      country: named(withdrawal.host, withdrawal.hostName),
      status: withdrawal.status,
      certainty: withdrawal.certainty,
      extent: withdrawal.extent ?? 'unclear',
      zone: null,
    })),
  };
}

const zoneOf = (text: string, { field, start }: { field: Field; start: number }): Zone =>
  zoneAt(field, start, leadEnd(text));

function zoneOfEvidence(text: string, evidence: readonly Evidence[]): Zone | null {
  const zones = new Set(evidence.map((span) => zoneOf(text, span)));
  return ZONES.find((zone) => zones.has(zone)) ?? null;
}

/** The foremost level that a matched topic has in any of the articles; null where none is told. */
export function topLevel(articles: readonly JudgedArticle[]): Level | null {
  const found = new Set(
    articles.flatMap(({ classification }) =>
      classification.topics.filter(({ matched }) => matched).map(({ level }) => level),
    ),
  );
  return LEVELS.find((level) => found.has(level)) ?? null;
}

/** The facts of a story's articles before there is an alert. */
export function factsOfArticles(
  articles: readonly JudgedArticle[],
  story: { event: StoryEventKind; outlets: Facts['outlets'] },
): Facts {
  const matched = articles.flatMap((judged) => judged.classification.topics.filter((topic) => topic.matched));
  return {
    topics: [...new Set(matched.map((topic) => topic.topic))],
    level: topLevel(articles),
    event: story.event,
    severity: null,
    sources: [...new Set(articles.map((judged) => judged.outlet.id))],
    outlets: story.outlets,
    late: articles[0] !== undefined && lateSince(articles[0].article, story.event) !== null,
    statements: articles.flatMap(({ article, classification }) =>
      classification.statements.map((statement) => ({
        faction: [statement.factionId, statement.faction],
        type: statement.type,
        act: actOf({ type: statement.type, quote: excerptOf(statement, article) }),
        certainty: statement.certainty,
        zone: statementZone(statement, classification, article.text),
        daysBack: daysBack(operationDay(statement), article.publishedAt),
      })),
    ),
    withdrawals: articles.flatMap(({ article, classification }) =>
      classification.withdrawals.map(({ force, host, status, certainty, extent = 'unclear', evidence }) => ({
        force: named(force),
        country: named(host),
        status,
        certainty,
        extent,
        zone: zoneOfEvidence(article.text, evidence),
      })),
    ),
  };
}
