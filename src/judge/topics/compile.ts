import type { LexiconEntry } from '../lexicon/entry.ts';
import type { Exclusion, Topic, TopicRule } from './topic.ts';

/** The heart of a rule: words that must stand together. `alternatives`: any one of the concepts is enough. */
export interface Core {
  concepts: readonly string[];
  /** Most words between the first and the last of them; infinite where the rule sets no distance. */
  within: number;
  ordered: boolean;
  alternatives: boolean;
}

/** A rule whose concepts are names in the automaton. */
export interface CompiledRule {
  /** As evidence names it: topic and rule. */
  id: string;
  rule: TopicRule;
  core: Core;
  /** Concepts that must be found in the unit beside the core. */
  all: readonly string[];
  any: readonly string[];
  unless: readonly Exclusion[];
  /** The concept that holds the hint words; null without hints. */
  hint: string | null;
}

export interface CompiledTopic {
  topic: Topic;
  rules: readonly CompiledRule[];
}

/** Topics ready to judge, and the entries that their own words add to the automaton. */
export interface CompiledTopics {
  topics: readonly CompiledTopic[];
  entries: readonly LexiconEntry[];
  /** Every concept that some rule asks for. */
  concepts: ReadonlySet<string>;
}

/** A concept of a topic's own, as the automaton names it; bare names are those of the lexicons. */
const ownName = (topic: Topic, concept: string): string => `${topic.id}/${concept}`;

/** The name that operators wrote: without the topic. */
export const writtenName = (concept: string): string => concept.slice(concept.indexOf('/') + 1);

/** Every concept a rule names, with where it stands in the rule. */
export function conceptsOf(rule: TopicRule): { name: string; path: (string | number)[] }[] {
  const named: { name: string; path: (string | number)[] }[] = [];
  const add = (names: readonly string[], ...path: (string | number)[]): void => {
    for (const [index, name] of names.entries()) named.push({ name, path: [...path, index] });
  };
  add(rule.all, 'all');
  add(rule.any, 'any');
  add(rule.order, 'order');
  if (rule.near) add(rule.near.concepts, 'near', 'concepts');
  for (const exclusion of rule.unless) add(exclusion.concepts, 'unless');
  return named;
}

function coreOf(rule: TopicRule): Core {
  const anywhere = Number.POSITIVE_INFINITY;
  if (rule.near) return { ...rule.near, alternatives: false };
  if (rule.order.length > 0)
    return { concepts: rule.order, within: anywhere, ordered: true, alternatives: false };
  if (rule.all.length > 0)
    return { concepts: rule.all, within: anywhere, ordered: false, alternatives: false };
  return { concepts: rule.any, within: anywhere, ordered: false, alternatives: true };
}

function compileRule(topic: Topic, rule: TopicRule, resolve: (name: string) => string): CompiledRule {
  const core = coreOf(rule);
  const resolved = (names: readonly string[]): string[] => names.map(resolve);
  const beside = (names: readonly string[]): string[] => (core.concepts === names ? [] : resolved(names));
  return {
    id: `${topic.id}.${rule.id}`,
    rule,
    core: { ...core, concepts: resolved(core.concepts) },
    all: beside(rule.all),
    any: beside(rule.any),
    unless: rule.unless.map((exclusion) => ({ ...exclusion, concepts: resolved(exclusion.concepts) })),
    hint: rule.hints.length > 0 ? ownName(topic, `#${rule.id}`) : null,
  };
}

const hintEntry = (concept: string, rule: TopicRule): LexiconEntry => ({
  concept,
  id: concept,
  clitics: 'noun',
  forms: rule.hints,
  suffixStems: {},
  attrs: {},
});

/**
 * Binds every rule's concepts: a topic's own words go before those of the lexicons that have the same name. A name
 * that is in neither stands for words never found; `conceptsOf` lets a loader refuse it.
 */
export function compileTopics(topics: readonly Topic[]): CompiledTopics {
  const entries: LexiconEntry[] = [];
  const concepts = new Set<string>();
  const compiled = topics.map((topic) => {
    const own = new Set(topic.entries.map((entry) => entry.concept));
    const resolve = (name: string): string => {
      const concept = own.has(name) ? ownName(topic, name) : name;
      concepts.add(concept);
      return concept;
    };
    for (const entry of topic.entries) entries.push({ ...entry, concept: ownName(topic, entry.concept) });
    const rules = topic.rules.map((rule) => {
      const one = compileRule(topic, rule, resolve);
      if (one.hint !== null) {
        concepts.add(one.hint);
        entries.push(hintEntry(one.hint, rule));
      }
      return one;
    });
    return { topic, rules };
  });
  return { topics: compiled, entries, concepts };
}
