import { composeAlert } from '../alerts/compose.ts';
import { factsOfArticles } from '../alerts/facts.ts';
import { severityOf } from '../alerts/severity.ts';
import type { Alert } from '../model/alert.ts';
import type { Judgeable } from '../model/article.ts';
import type { JudgedArticle } from '../model/story.ts';
import type { Classification } from '../model/verdict.ts';
import type { AlertRules } from '../settings/routes.ts';
import { outletCounts } from '../stories/coverage.ts';
import { decide } from '../stories/decide.ts';
import { features } from '../stories/features.ts';
import { isNews } from '../stories/leading-topics.ts';
import type { PlacementRules } from './announce.ts';

/** The alert an article would cause if it opened a story of its own; null where it matches no topic. */
export function firstAlert(
  article: Judgeable,
  classification: Classification,
  rules: { alerts: AlertRules; placement: PlacementRules },
  at: string,
): { alert: Alert; severityWhy: string } | null {
  // Most articles of an archive; what they would tell need not be looked for.
  if (!classification.topics.some(isNews)) return null;
  const { publishedAt, title, text, source } = article;
  const { placement, alerts } = rules;
  const lead: JudgedArticle = {
    article: { id: 'preview', title, text, url: '', publishedAt, fetchedAt: at, revision: 1 },
    outlet: placement.outletOf(source ?? 'unknown'),
    classification,
  };
  const feature = features(lead, placement.storyFacets);
  if (feature.reports.length === 0) return null;
  const [{ development, event, whatsNew }] = decide(feature, { developments: [], stories: [] }).assignments;
  const outlets = outletCounts(development.coverage);
  const articles = [lead];
  const { severity, why } = severityOf(alerts.severity, factsOfArticles(articles, { event, outlets }));
  const alert = composeAlert({
    storyId: 'preview',
    developmentId: 'preview',
    topic: development.topic,
    event,
    at,
    whatsNew,
    severity,
    articles,
    outlets,
    links: null,
    topicNames: placement.topicNames,
  });
  return { alert, severityWhy: why };
}
