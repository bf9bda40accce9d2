import { factsOfAlert } from '../alerts/facts.ts';
import { routeFacts } from '../alerts/route.ts';
import { compareJudgements } from '../judge/compare.ts';
import type { Judgeable } from '../model/article.ts';
import type { Classification, Evidence } from '../model/verdict.ts';
import type { AlertRules } from '../settings/routes.ts';
import type { ArchivedArticle } from '../store/archive.ts';
import type { PlacementRules } from './announce.ts';
import { firstAlert } from './first-alert.ts';

/** What decides about an archived article: how it is judged, how severe it is, where it goes. */
export interface PlanSide {
  alerts: AlertRules;
  placement: PlacementRules;
}

/** How an article's alert would be told. */
interface PlannedAlert {
  headline: string;
  severity: string;
  channels: string[];
}

/** One article whose alert a change would gain, lose or alter; as if each opened a story of its own. */
export interface PlannedChange {
  change: 'gained' | 'lost' | 'changed';
  article: string;
  source: string | null;
  title: string;
  url: string;
  before: PlannedAlert | null;
  after: PlannedAlert | null;
  /** Topic and facet differences in the judgement itself. */
  judgement: string[];
  /** The words that decide, from the side that matches. */
  evidence: string[];
}

const MOST_WORDS = 4;
const LONGEST_WORDS = 90;

function plannedAlertOf(
  article: Judgeable,
  classification: Classification,
  side: PlanSide,
  at: string,
): PlannedAlert | null {
  const first = firstAlert(article, classification, side, at);
  if (!first) return null;
  const { alert } = first;
  const channels = routeFacts(side.alerts.route, factsOfAlert(alert)).routed.map(({ channel }) => channel);
  return { headline: alert.headline, severity: alert.severity, channels };
}

function wordsOf(article: Judgeable, classification: Classification): string[] {
  const spans = classification.topics.filter(({ matched }) => matched).flatMap(({ evidence }) => evidence);
  const words = ({ field, start, end }: Evidence): string =>
    article[field].slice(start, Math.min(end, start + LONGEST_WORDS));
  return [...new Set(spans.map(words))].filter((text) => text.trim() !== '').slice(0, MOST_WORDS);
}

/** Is it told to nobody, or would it be? An alert that reaches no channel is none. */
const isAlerted = (alert: PlannedAlert | null): alert is PlannedAlert =>
  alert !== null && alert.channels.length > 0;

/**
 * What a change of the configuration does to one archived article; null where its alert stays as it was. `sameSettings`:
 * only the judgement may differ. Pure.
 */
export function plannedChange(
  article: ArchivedArticle,
  after: Classification,
  sides: { before: PlanSide; after: PlanSide; sameSettings?: boolean },
): PlannedChange | null {
  const differs = compareJudgements(article.before, after);
  // Most articles of an archive are judged as before; composing what they would have caused is most of the work.
  if (sides.sameSettings && differs.length === 0) return null;
  const at = article.publishedAt ?? '1970-01-01T00:00:00.000Z';
  const old = plannedAlertOf(article, article.before, sides.before, at);
  const fresh = plannedAlertOf(article, after, sides.after, at);
  const alerted = [isAlerted(old), isAlerted(fresh)] as const;
  if (!alerted[0] && !alerted[1]) return null;
  const same =
    alerted[0] &&
    alerted[1] &&
    old?.headline === fresh?.headline &&
    old?.severity === fresh?.severity &&
    old?.channels.join() === fresh?.channels.join();
  if (same) return null;
  const judgement = differs.map(({ topic, change, facets }) =>
    [
      `${topic}: ${change}`,
      ...facets.map(
        ({ name, before, after: now }) => `${name} ${JSON.stringify(before)} → ${JSON.stringify(now)}`,
      ),
    ].join(', '),
  );
  return {
    change: alerted[0] ? (alerted[1] ? 'changed' : 'lost') : 'gained',
    article: article.id,
    source: article.source,
    title: article.title,
    url: article.url,
    before: alerted[0] ? old : null,
    after: alerted[1] ? fresh : null,
    judgement,
    evidence: wordsOf(article, alerted[1] ? after : article.before),
  };
}
