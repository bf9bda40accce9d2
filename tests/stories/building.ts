import type { JudgedArticle, Outlet } from '../../src/model/story.ts';
import type { Evidence, Statement, Withdrawal } from '../../src/model/verdict.ts';
import { type ArticleFeatures, features } from '../../src/stories/features.ts';
import type { StoryFacets } from '../../src/stories/report.ts';
import { placesOf } from '../judge/analysed.ts';

interface Sketch {
  id?: string;
  revision?: number;
  outlet?: string;
  ownership?: Outlet['ownership'];
  owner?: string | null;
  title?: string;
  text?: string;
  at?: string;
  withdrawals?: Partial<Withdrawal>[];
  statements?: Partial<Statement>[];
  /** Of its topics. */
  level?: 'main' | 'secondary';
  /** The topics that match; those of the facets given, unless said. */
  topics?: string[];
  /** Of every topic that matches. */
  evidence?: Evidence[];
  /** Facets of every topic that matches. */
  facets?: Record<string, string>;
}

let count = 0;

/** A judged article of which a test says only what matters to it. */
export function sketch(parts: Sketch): JudgedArticle {
  count += 1;
  const { id = `a${count}`, outlet = `outlet${count}`, ownership = 'independent', owner = null } = parts;
  const {
    title = '',
    text = '',
    at = '2024-03-01T09:00:00Z',
    withdrawals = [],
    statements = [],
    evidence = [],
    facets = {},
    level = 'main',
  } = parts;
  const topics = parts.topics ?? [
    ...(withdrawals.length > 0 ? ['troop_withdrawal'] : []),
    ...(statements.length > 0 ? ['faction_statement'] : []),
  ];
  return {
    article: { id, title, text, url: '', publishedAt: at, fetchedAt: at, revision: parts.revision ?? 1 },
    outlet: { id: outlet, name: { ar: '', en: `Outlet ${outlet}` }, ownership, owner },
    classification: {
      topics: topics.map((topic) => ({
        topic,
        score: 0.9,
        level,
        matched: true,
        facets,
        evidence,
      })),
      withdrawals: withdrawals.map((withdrawal) => ({
        force: 'FR',
        host: 'NE',
        status: 'announced',
        deadline: null,
        certainty: 'reported',
        evidence: [],
        ...withdrawal,
      })),
      statements: statements.map((statement) => ({
        factionId: 'houthis',
        faction: 'Houthis',
        speaker: null,
        type: 'claim',
        target: null,
        medium: null,
        certainty: 'reported',
        quote: { field: 'text', start: 0, end: 0, text: '' },
        ...statement,
      })),
      deadlines: [],
      places: placesOf({ title, text }),
    },
  };
}

/** The features of a sketched article. */
export const sketchFeatures = (parts: Sketch, declared: StoryFacets = {}): ArticleFeatures =>
  features(sketch(parts), declared);
