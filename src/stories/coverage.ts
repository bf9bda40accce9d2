import type { Outlet } from '../model/story.ts';
import type { ArticleFeatures } from './features.ts';
import { type Parties, voiceOf } from './independence.ts';

/** Bound of the outlets kept by name: a development of hundreds is confirmed many times over. */
const KEPT_OUTLETS = 100;

interface CoveringOutlet extends Pick<Outlet, 'id' | 'ownership' | 'owner'> {
  articles: number;
}

/** Who reports something: outlets, and those of them that count as independent of the news and of one another. */
export interface Coverage {
  outlets: CoveringOutlet[];
  voices: string[];
  articles: number;
}

export const NO_COVERAGE: Coverage = { outlets: [], voices: [], articles: 0 };

/**
 * How many outlets there are, and how many of them have no owner and tell it in words of their own; those of a state,
 * party or faction are never independent.
 */
export function outletCounts({ outlets, voices }: Coverage): { total: number; independent: number } {
  const independent = outlets.filter((one) => one.ownership === 'independent' && voices.includes(one.id));
  return { total: outlets.length, independent: independent.length };
}

/** The coverage with one more article; a copy of a text already there is an outlet, but no voice of its own. */
export function withArticle(
  coverage: Coverage,
  { outlet }: Pick<ArticleFeatures, 'outlet'>,
  parties: Parties,
  copied: boolean,
): Coverage {
  const { name: _, ...joining } = outlet;
  const known = coverage.outlets.some(({ id }) => id === joining.id);
  const outlets = known
    ? coverage.outlets.map((one) => (one.id === joining.id ? { ...one, articles: one.articles + 1 } : one))
    : [...coverage.outlets, { ...joining, articles: 1 }].slice(-KEPT_OUTLETS);
  const voice = copied ? null : voiceOf(outlet, parties.statements, parties.withdrawals);
  const voices = voice === null ? coverage.voices : [...new Set([...coverage.voices, voice])];
  return { outlets, voices: voices.slice(-KEPT_OUTLETS), articles: coverage.articles + 1 };
}

/** The coverage without one article of an outlet, which stays while another of its articles does. */
export function withoutArticle(coverage: Coverage, outletId: string): Coverage {
  const outlets = coverage.outlets
    .map((one) => (one.id === outletId ? { ...one, articles: one.articles - 1 } : one))
    .filter((one) => one.articles > 0);
  const voices = new Set(outlets.flatMap((one) => [one.id, one.owner ?? one.id]));
  return {
    outlets,
    voices: coverage.voices.filter((voice) => voices.has(voice)),
    articles: Math.max(0, coverage.articles - 1),
  };
}
