import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadJudge } from '../../src/configuration/load-judge.ts';
import { ConfigError } from '../../src/lib/errors.ts';
import { loadJudgement } from '../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const TOPIC = `id: strike
name: { ar: إضراب, en: Strike }
concepts:
  strike: [{ forms: [إضراب] }]
  workers: [{ forms: [عمال] }]
rules:
  - id: near
    weight: 0.6
    near: { concepts: [strike, workers], within: 3 }
examples:
  matches: [بدأ إضراب العمال]
  rejects: [عاد العمال]
`;

describe('a folder of topics', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => folder.remove());

  /** What is wrong with the folder, a line each, without where the folder is. */
  function problems(load: (folder: string) => unknown = loadJudge): string[] {
    try {
      load(folder.path);
      return [];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.problems.map((line) =>
        line
          .replaceAll(`${folder.path}/`, '')
          .replaceAll(`${SHIPPED_CONFIG}/`, 'shipped/')
          // Where in a shipped file is not this test's matter.
          .replace(/(shipped\/\S+\.yaml):\d+/, '$1'),
      );
    }
  }

  it('adds to the topics that Rasid ships, and puts its files in the place of those of one name', () => {
    folder.write('topics/strike.yaml', TOPIC);
    const shipped = loadJudgement(SHIPPED_CONFIG);
    const own = loadJudgement(folder.path);
    expect(own.topics.map(({ id }) => id)).toEqual(['faction_statement', 'strike', 'troop_withdrawal']);
    expect(own.version).not.toBe(shipped.version);
    folder.write('topics/troop_withdrawal.yaml', TOPIC.replace('strike', 'lockout'));
    expect(loadJudgement(folder.path).topics.map(({ id }) => id)).toEqual([
      'faction_statement',
      'strike',
      'lockout',
    ]);
  });

  it.each([
    [
      'a form of which nothing is left to look for',
      TOPIC.replace('[إضراب]', '[إضراب, "ـــ"]'),
      'topics/strike.yaml:4: concepts.strike[0].forms[1]: found "ـــ", allowed: words: letters or digits have to be left without vowel signs and tatweel',
    ],
    [
      'an example that says nothing',
      TOPIC.replace('[عاد العمال]', '[{ title: " " }]'),
      'topics/strike.yaml:12: examples.rejects[0]: found {"title":" "}, allowed: a title or a text',
    ],
    [
      'an example of no day',
      TOPIC.replace('[عاد العمال]', '[{ text: عاد, published: yesterday }]'),
      'topics/strike.yaml:12: examples.rejects[0].published: found "yesterday", allowed: a date such as 2026-11-24',
    ],
    [
      'an example of a day that no calendar has',
      TOPIC.replace('[عاد العمال]', '[{ text: عاد, published: "2026-02-30" }]'),
      'topics/strike.yaml:12: examples.rejects[0].published: found "2026-02-30", allowed: a date such as 2026-11-24',
    ],
    [
      'a facet from what no entry has',
      TOPIC.replace('    near:', '    facets: { who: $strike.who }\n    near:'),
      'topics/strike.yaml:9: rules[0].facets.who: found "$strike.who", allowed: an attr that an entry of strike has',
    ],
    [
      'a facet that is nothing',
      TOPIC.replace('    near:', '    facets: { who: }\n    near:'),
      'topics/strike.yaml:9: rules[0].facets.who: found null, allowed: a word, or $concept.attr',
    ],
  ])('refuses %s', (_name, topic, problem) => {
    folder.write('topics/strike.yaml', topic);
    expect(problems(loadJudgement)).toEqual([problem]);
  });

  it('may call a topic as every object has something', () => {
    folder.write('topics/strike.yaml', TOPIC.replace('id: strike', 'id: constructor'));
    expect(problems()).toEqual([]);
  });

  it('shares the words of its lexicons with every topic', () => {
    folder.write('lexicons/work.yaml', 'entries: [{ concept: union, forms: [نقابة] }]');
    folder.write(
      'topics/strike.yaml',
      TOPIC.replace('[strike, workers]', '[strike, union]').replace('إضراب العمال', 'إضراب النقابة'),
    );
    expect(problems()).toEqual([]);
  });

  it('may put its words in the place of shipped ones, wherever they stand', () => {
    const forms = (concept: string) => `{ concept: ${concept}, forms: [كلمة] }`;
    folder.write('lexicons/teasers.yaml', `entries: [${forms('other')}]`);
    folder.write('lexicons/work.yaml', `entries: [${forms('teaser')}]`);
    expect(problems(loadJudgement)).toEqual([]);
  });

  it.each([
    [
      'without the only concept of the shipped one',
      'teasers.yaml',
      'entries: [{ concept: other, forms: [كلمة] }]',
      'lexicons/teasers.yaml: no entries for teaser, which the judge goes by; copy them from shipped/lexicons/teasers.yaml',
    ],
    [
      'without most of them',
      'context.yaml',
      'entries: [{ concept: context.negation, forms: [لم] }]',
      'lexicons/context.yaml: no entries for context.not_negation, context.denial, context.denial_after, context.turn, context.subordinate, context.anniversary and 6 more, which the judge goes by; copy them from shipped/lexicons/context.yaml',
    ],
    [
      'with one faction twice',
      'factions.yaml',
      `backReferences: []
notFactions: []
factions:
  - &one { id: one, name: { ar: الأول, en: One }, countries: [IQ], kind: militia, names: [الأول] }
  - { id: two, name: { ar: الثاني, en: Two }, countries: [IQ], kind: militia, names: [الثاني] }
  - *one
`,
      'lexicons/factions.yaml:6: factions[2].id: found "one" again (line 4 has it), allowed: an id of its own',
    ],
  ])('refuses a lexicon %s', (_name, file, text, problem) => {
    folder.write(`lexicons/${file}`, text);
    expect(problems(loadJudgement)).toEqual([problem]);
  });

  it('judges a statement or a withdrawal only where a topic has the reader', () => {
    folder.write('topics/faction_statement.yaml', TOPIC);
    const judge = loadJudge(folder.path);
    const { topics, statements } = judge.classify({
      title: '',
      text: 'قالت حركة النجباء إنها لن تسلم سلاحها.',
      publishedAt: null,
      source: null,
    });
    expect(topics.map(({ topic }) => topic)).toEqual(['strike', 'troop_withdrawal']);
    expect(statements).toEqual([]);
  });

  it.each([
    ['a key twice', `${TOPIC}id: other\n`, 'topics/strike.yaml:13: not YAML (duplicated mapping key)'],
    [
      'a mistyped key',
      TOPIC.replace('weight: 0.6', 'weight: 0.6\n    unles: [workers]'),
      "topics/strike.yaml:9: rules[0].unles: not a known key; did you mean 'unless'?",
    ],
    [
      'a facet that no rule sets',
      `${TOPIC}story: [place]\n`,
      'topics/strike.yaml:13: story[0]: found "place", allowed: a facet that a rule sets',
    ],
    [
      'an unknown reader',
      `${TOPIC}reader: statement\n`,
      'topics/strike.yaml:13: reader: found "statement", allowed: statements | withdrawals | rules; did you mean \'statements\'?',
    ],
    [
      'a reader of another topic',
      `${TOPIC}reader: statements\n`,
      'topics/strike.yaml:13: reader: found "statements", which reads only the topic faction_statement',
    ],
    [
      'an id with blanks',
      TOPIC.replace('id: strike', 'id: my strike'),
      'topics/strike.yaml:1: id: found "my strike", allowed: small letters, digits, _ and -',
    ],
    [
      'an id that is taken',
      TOPIC.replace('id: strike', 'id: troop_withdrawal'),
      /^topics\/strike\.yaml:1: id: found "troop_withdrawal", which shipped\/topics\/troop_withdrawal\.yaml has already; allowed: an id of its own, or a file of that name in its place$/,
    ],
    [
      'no English name',
      TOPIC.replace(', en: Strike', ''),
      'topics/strike.yaml:2: name.en: found nothing, allowed: text',
    ],
    [
      'a concept without an entry',
      TOPIC.replace('[{ forms: [عمال] }]', '[]'),
      'topics/strike.yaml:5: concepts.workers: found [], allowed: at least one entry',
    ],
    [
      'an entry without a form',
      TOPIC.replace('[عمال]', '[]'),
      'topics/strike.yaml:5: concepts.workers[0].forms: found [], allowed: at least one entry',
    ],
    [
      'a clitic profile that does not exist',
      TOPIC.replace('{ forms: [عمال] }', '{ forms: [عمال], clitics: verb }'),
      'topics/strike.yaml:5: concepts.workers[0].clitics: found "verb", allowed: noun | noun_bare | name | verb_perfect_intr | verb_perfect_tr | verb_imperfect_intr | verb_imperfect_tr | phrase | literal',
    ],
    [
      'a concept nobody knows',
      TOPIC.replace('[strike, workers]', '[strike, worker]'),
      `topics/strike.yaml:9: rules[0].near.concepts[1]: found "worker", allowed: a concept of this file or of lexicons/*.yaml; did you mean 'workers'?`,
    ],
    [
      'a facet of no concept',
      TOPIC.replace('within: 3 }', 'within: 3 }\n    facets: { kind: $union.kind }'),
      'topics/strike.yaml:10: rules[0].facets.kind: found "$union.kind", allowed: $concept.attr of a concept this rule asks for',
    ],
    [
      'no rule',
      TOPIC.replace(/rules:[\s\S]*examples/, 'examples'),
      'topics/strike.yaml:1: rules: found nothing, allowed: at least one rule, since the topic has no reader',
    ],
    [
      'a rule that asks for nothing',
      TOPIC.replace(/ {4}near:.*\n/, ''),
      'topics/strike.yaml:7: rules[0]: found {"id":"near","weight":0.6}, allowed: at least one of all, any, near, order',
    ],
    [
      'near and order',
      TOPIC.replace('within: 3 }', 'within: 3 }\n    order: [workers, strike]'),
      'topics/strike.yaml:7: rules[0]: found {"id":"near","weight":0.6,"near":{"concepts":["strike","w…, allowed: near or order; for both, near with ordered: true',
    ],
    [
      'a distance without bounds',
      TOPIC.replace('within: 3', 'within: 1000'),
      'topics/strike.yaml:9: rules[0].near.within: found 1000, allowed: at most 60',
    ],
    [
      'a zone that does not exist',
      TOPIC.replace('weight: 0.6', 'weight: 0.6\n    zone: title'),
      'topics/strike.yaml:9: rules[0].zone: found "title", allowed: headline | lead | body, or a list of them',
    ],
    [
      'what to do with negation',
      TOPIC.replace('weight: 0.6', 'weight: 0.6\n    negated: ignore'),
      'topics/strike.yaml:9: rules[0].negated: found "ignore", allowed: refuse | count | { facets: { … } }',
    ],
    [
      'a weight of nothing',
      TOPIC.replace('0.6', '0'),
      'topics/strike.yaml:8: rules[0].weight: found 0, allowed: a number from -1 to 1 that is not 0',
    ],
    [
      'one rule id twice',
      TOPIC.replace('examples:', '  - { id: near, weight: 0.1, any: [strike] }\nexamples:'),
      'topics/strike.yaml:10: rules[1].id: found "near" again (line 7 has it), allowed: an id of its own',
    ],
    [
      'a threshold of nothing',
      `${TOPIC}threshold: 0\n`,
      'topics/strike.yaml:13: threshold: found 0, allowed: at least 0.01',
    ],
    [
      'no examples',
      TOPIC.replace(/examples:[\s\S]*/, ''),
      'topics/strike.yaml:1: examples: found nothing, allowed: keys with values',
    ],
    [
      'no example that must match',
      TOPIC.replace('[بدأ إضراب العمال]', '[]'),
      'topics/strike.yaml:11: examples.matches: found [], allowed: at least one entry',
    ],
    [
      'no example that must not',
      TOPIC.replace('[عاد العمال]', '[]'),
      'topics/strike.yaml:12: examples.rejects: found [], allowed: at least one entry',
    ],
    [
      'an example of another shape',
      TOPIC.replace('[عاد العمال]', '[{ headline: x }]'),
      'topics/strike.yaml:12: examples.rejects[0].headline: not a known key',
    ],
    [
      'an example that does not match',
      TOPIC.replace('بدأ إضراب العمال', 'بدأ الإضراب'),
      'topics/strike.yaml:11: examples.matches[0]: "بدأ الإضراب" should match, but: score 0.00, threshold 0.5; strike.near did not: missing: workers',
    ],
    [
      'an example that matches',
      TOPIC.replace('عاد العمال', 'إضراب العمال'),
      'topics/strike.yaml:12: examples.rejects[0]: "إضراب العمال" should not match, but: score 0.60, threshold 0.5; strike.near held (+0.6)',
    ],
    [
      "a rule's own example",
      TOPIC.replace(
        'within: 3 }',
        'within: 3 }\n    examples: { matches: [لم يبدأ إضراب العمال], rejects: [عاد العمال] }',
      ),
      'topics/strike.yaml:10: rules[0].examples.matches[0]: "لم يبدأ إضراب العمال" should match, but: it did not hold: negated by negation',
    ],
  ])('names %s in one line', (_name, text, expected) => {
    folder.write('topics/strike.yaml', text);
    const found = problems();
    expect(found).toHaveLength(1);
    if (typeof expected === 'string') expect(found[0]).toBe(expected);
    else expect(found[0]).toMatch(expected);
  });

  it('names every mistake of every file at once', () => {
    folder.write('topics/strike.yaml', TOPIC.replace('weight', 'wieght').replace('en: Strike', 'en: ""'));
    folder.write('lexicons/work.yaml', 'entries: [{ concept: union, forms: نقابة }]');
    expect(problems(loadJudgement)).toEqual([
      'lexicons/work.yaml:1: entries[0].forms: found "نقابة", allowed: a list',
      'topics/strike.yaml:2: name.en: found "", allowed: text that is not empty',
      expect.stringContaining('rules[0].weight'),
      "topics/strike.yaml:8: rules[0].wieght: not a known key; did you mean 'weight'?",
    ]);
  });
});
