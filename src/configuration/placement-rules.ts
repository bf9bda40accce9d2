import { type AgeRules, tooOldBecause } from '../alerts/age.ts';
import { factsOfAlert, factsOfArticles } from '../alerts/facts.ts';
import { routeFacts } from '../alerts/route.ts';
import { severityOf } from '../alerts/severity.ts';
import type { TopicHeading } from '../judge/judge.ts';
import type { PlacementRules } from '../pipeline/announce.ts';
import type { Settings } from '../settings/load.ts';

/** How old news may be. */
export function ageRules({ maxAge, firstFetch }: Settings['service']): AgeRules {
  return { maxAgeMs: maxAge, firstFetchMs: firstFetch };
}

/** What the settings and topics say of outlets, names, severity, routes and links, as placing an article needs it. */
export function placementRules(settings: Settings, topics: readonly TopicHeading[]): PlacementRules {
  const sources = new Map(settings.sources.map((source) => [source.id, source]));
  const { rules, service } = settings;
  const ages = ageRules(service);
  const factions = settings.names.faction()?.names ?? [];
  return {
    timezone: settings.service.timezone,
    storyFacets: Object.fromEntries(topics.map(({ id, story }) => [id, story])),
    topicNames: Object.fromEntries(topics.map(({ id, name }) => [id, name])),
    factionsAr: Object.fromEntries(factions.flatMap(({ value, ar }) => (ar === null ? [] : [[value, ar]]))),
    outletOf(sourceId) {
      const source = sources.get(sourceId);
      return {
        id: sourceId,
        name: source?.name ?? { ar: sourceId, en: sourceId },
        ownership: source?.ownership ?? 'independent',
        owner: source?.owner ?? null,
      };
    },
    channelsFor(alert, lead) {
      if (lead && tooOldBecause(lead.article, alert.event, ages) !== null) return [];
      return routeFacts(rules.route, factsOfAlert(alert)).routed.map((routed) => routed.channel);
    },
    severityOf: (articles, story) => severityOf(rules.severity, factsOfArticles(articles, story)).severity,
    // Signing needs the database's secret: src/web/reader-links.ts puts the links in.
    linksFor: () => null,
  };
}
