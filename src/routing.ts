import type { Settings } from './settings/load.ts';
import type { PlacementRules } from './store/placement.ts';

/** What the settings say of outlets, severity, routes and links, as placing an article needs it. */
export function placementRules(settings: Settings): PlacementRules {
  const sources = new Map(settings.sources.map((source) => [source.id, source]));
  const { publicUrl } = settings.service;
  return {
    outletOf(sourceId) {
      const source = sources.get(sourceId);
      return {
        id: sourceId,
        name: source?.name ?? { ar: sourceId, en: sourceId },
        ownership: source?.ownership ?? 'independent',
        owner: source?.owner ?? null,
      };
    },
    channelsFor: () => settings.alerts.route.channels,
    severityOf: () => 'medium',
    linksFor: (storyId) =>
      publicUrl === null
        ? null
        : { story: new URL(`stories/${storyId}`, publicUrl).href, relevant: '', notRelevant: '' },
  };
}
