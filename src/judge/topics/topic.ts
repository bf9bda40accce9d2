import type { Zone } from '../../model/zone.ts';
import type { LexiconEntry } from '../lexicon/entry.ts';

/** Readers in code that a topic may name; `rules` is none: its rules alone decide. */
export const READERS = ['statements', 'withdrawals', 'rules'] as const;
export type ReaderName = (typeof READERS)[number];

/** What a rule's concepts must share: one sentence, or only the article. */
export const UNITS = ['sentence', 'article'] as const;
export type Unit = (typeof UNITS)[number];

/** What words around a hit may make of it: said not to be so, told as background, attributed to somebody. */
export const QUALIFIERS = ['negated', 'background', 'reported'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** What a rule does with a hit of one qualifier: `refuse` drops it; facets are set when it counts. */
export interface Treatment {
  refuse: boolean;
  facets: Readonly<Record<string, string>>;
}

export interface Exclusion {
  concepts: readonly string[];
  unit: Unit;
  /** Most words between the excluding word and the hit; null: anywhere in the unit. */
  within: number | null;
}

/** One rule as its operator wrote it, with defaults filled in. Concept names are as written. */
export interface TopicRule {
  id: string;
  /** Added to the topic's score when the rule holds; negative ones speak against it. */
  weight: number;
  unit: Unit;
  zones: readonly Zone[];
  all: readonly string[];
  any: readonly string[];
  near: { concepts: readonly string[]; within: number; ordered: boolean } | null;
  order: readonly string[];
  unless: readonly Exclusion[];
  /** Words of which the article must have one before the rule is tried at all; empty: always tried. */
  hints: readonly string[];
  treatments: Readonly<Record<Qualifier, Treatment>>;
  /** Constants, or `$concept.attr`: the attribute of the entry that was found for the concept. */
  facets: Readonly<Record<string, string>>;
  examples: Examples | null;
}

export interface Example {
  title: string;
  text: string;
  /** ISO 8601, or null. */
  publishedAt: string | null;
}

export interface Examples {
  matches: readonly Example[];
  rejects: readonly Example[];
}

/** One file of config/topics. */
export interface Topic {
  id: string;
  name: { ar: string; en: string };
  reader: ReaderName;
  /** The score from which on an article matches, 0 to 1. */
  threshold: number;
  /** Facets whose values tell one event from another: articles that differ in one are two stories. */
  story: readonly string[];
  /** The topic's own words; `concept` is the bare name. */
  entries: readonly LexiconEntry[];
  rules: readonly TopicRule[];
  examples: Examples;
}
