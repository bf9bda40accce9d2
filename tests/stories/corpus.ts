import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedArticle } from '../../src/model/story.ts';
import type { Classification, Statement, Withdrawal } from '../../src/model/verdict.ts';
import { placesOf } from '../judge/analysed.ts';

/** The facets a perfect judge would find, written by hand; quotes and evidence are left out. */
interface GoldFacets {
  lead: string | null;
  withdrawals: Pick<Withdrawal, 'force' | 'host' | 'status' | 'deadline' | 'certainty'>[];
  statements: Pick<Statement, 'factionId' | 'faction' | 'speaker' | 'type' | 'target'>[];
}

export interface LabelledArticle {
  id: string;
  source: string;
  owner: string | null;
  title: string;
  text: string;
  publishedAt: string;
  story: string | null;
  facets: GoldFacets;
}

/** The labelled stories in time order. */
export function readCorpus(): LabelledArticle[] {
  const file = join(import.meta.dirname, '../corpus/stories.jsonl');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledArticle);
}

function classification({ facets, title, text }: LabelledArticle): Classification {
  const topics = ['troop_withdrawal', 'faction_statement'].map((topic) => ({
    topic,
    score: facets.lead === topic ? 0.9 : 0.6,
    level: facets.lead === topic ? ('main' as const) : ('secondary' as const),
    matched:
      facets.lead !== null &&
      (topic === 'troop_withdrawal' ? facets.withdrawals : facets.statements).length +
        (facets.lead === topic ? 1 : 0) >
        0,
    facets: {},
    evidence: [],
  }));
  return {
    topics,
    withdrawals: facets.withdrawals.map((withdrawal) => ({ ...withdrawal, evidence: [] })),
    statements: facets.statements.map((statement) => ({
      ...statement,
      medium: null,
      certainty: 'reported',
      quote: { field: 'text', start: 0, end: 0, text: '' },
    })),
    deadlines: [],
    places: placesOf({ title, text }),
  };
}

/** A labelled article as the judge would hand it on. */
export function judged(article: LabelledArticle): JudgedArticle {
  const { id, source, owner, title, text, publishedAt } = article;
  return {
    article: {
      id,
      title,
      text,
      url: `https://${source}.example/${id}`,
      publishedAt,
      fetchedAt: publishedAt,
      revision: 1,
    },
    outlet: {
      id: source,
      name: { ar: source, en: source },
      ownership: owner === null ? 'independent' : 'faction',
      owner,
    },
    classification: classification(article),
  };
}

/** Mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Noise {
  /** Chance that one facet is missing, and that one is wrong, 0 to 1. */
  drop: number;
  corrupt: number;
}

const WRONG_FORCES = ['US', 'FR', 'RU', 'IL', 'TR', 'coalition', 'UN:UNIFIL'];
const WRONG_HOSTS = ['IQ', 'SY', 'ML', 'LB', 'PS', 'UA', 'AF'];
const WRONG_FACTIONS = ['hamas', 'houthis', 'hezbollah', 'rsf', 'sdf', 'kataib-hezbollah'];
const WRONG_TYPES = ['threat', 'claim', 'position', 'condemnation', 'demand', 'warning'] as const;
const WRONG_STATUSES = ['announced', 'started', 'ongoing', 'completed', 'demanded', 'refused'] as const;

/** The article as a worse judge would see it: each facet dropped or replaced with the given chances. */
export function blur(article: LabelledArticle, noise: Noise, random: () => number): LabelledArticle {
  const one = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  const facet = <T>(value: T, empty: T, wrong: readonly T[]): T => {
    const roll = random();
    if (roll < noise.drop) return empty;
    return roll < noise.drop + noise.corrupt ? one(wrong, value) : value;
  };
  const lost = (): boolean => random() < noise.drop / 2;
  const withdrawals = article.facets.withdrawals.map((w) => ({
    ...w,
    force: facet<string | null>(w.force, null, WRONG_FORCES),
    host: facet<string | null>(w.host, null, WRONG_HOSTS),
    status: facet(w.status, w.status, WRONG_STATUSES),
    deadline: facet<string | null>(w.deadline, null, [null]),
  }));
  const statements = article.facets.statements.map((s) => ({
    ...s,
    factionId: facet(s.factionId, s.factionId, WRONG_FACTIONS),
    speaker: facet(s.speaker, null, [null]),
    type: facet(s.type, s.type, WRONG_TYPES),
    target: facet<string | null>(s.target, null, ['Israel', 'United States', 'Iran']),
  }));
  return {
    ...article,
    facets: {
      lead: article.facets.lead,
      withdrawals: withdrawals.filter(() => !lost()),
      statements: statements.filter(() => !lost()),
    },
  };
}
