import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadJudge } from '../configuration/load-judge.ts';
import type { Source } from '../model/source.ts';
import type { Outlet } from '../model/story.ts';
import { SHIPPED_CONFIG } from '../settings/place.ts';
import { checkSources } from '../settings/sources.ts';
import { readYaml } from '../settings/yaml-file.ts';
import type { StoryTools } from './story-article.ts';

const asOutlet = ({ id, name, ownership, owner }: Source): Outlet => ({ id, name, ownership, owner });

const hostOf = (url: string): string => URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';

/** A folder of rules alone has no list of outlets: the shipped one serves. */
function sourcesFile(folder: string): string {
  const own = join(folder, 'sources.yaml');
  return existsSync(own) ? own : join(SHIPPED_CONFIG, 'sources.yaml');
}

/** The judge of a configuration folder, and the outlets of its list by their id or by the host of their address. */
export async function loadStoryTools(folder: string): Promise<StoryTools> {
  const yaml = readYaml(sourcesFile(folder), []);
  const sources = yaml ? checkSources(yaml, []) : [];
  const outlets = new Map(sources.map((source) => [hostOf(source.url), asOutlet(source)]));
  for (const source of sources) outlets.set(source.id, asOutlet(source));
  return {
    classify: loadJudge(folder).classify,
    outletOf: (source) => outlets.get(source.replace(/^www\./, '')) ?? null,
  };
}
