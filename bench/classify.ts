import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalize } from '../src/arabic/normalize.ts';
import { allKeywords } from '../src/judge/eval/keywords.ts';
import { createJudge, type JudgeRules } from '../src/judge/judge.ts';
import type { FactionLexicon } from '../src/judge/statements/lexicon.ts';
import { loadJudgement } from '../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../src/settings/place.ts';
import { EVERYDAY } from './everyday.ts';
import { passOver, tenfold } from './lexicon-size.ts';

const SECONDS = 2;
const CORPUS = join(import.meta.dirname, '../tests/corpus/tune.jsonl');

interface Sample {
  title: string;
  text: string;
  publishedAt: string | null;
  source: null;
}

function samples(): Sample[] {
  const relevant = readFileSync(CORPUS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { title: string; text: string; published: string | null })
    .map(({ title, text, published }): Sample => ({ title, text, publishedAt: published, source: null }));
  const tenth = relevant.slice(0, 40);
  const everyday = Array.from({ length: tenth.length * 9 }, (_, n): Sample => {
    const [title = '', text = ''] = EVERYDAY[n % EVERYDAY.length] ?? [];
    return {
      title: `${title} ${n}`,
      text: `${text} ${n}`,
      publishedAt: '2026-11-24T10:00:00Z',
      source: null,
    };
  });
  return [...tenth, ...everyday];
}

/** Milliseconds of processor time that this process has used: a busy machine does not change it much. */
function spentMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Articles a second of processor time over a mix, on this thread. */
function rate(mix: readonly Sample[], work: (sample: Sample) => unknown): number {
  for (const sample of mix) work(sample);
  let done = 0;
  const startedAt = spentMs();
  while (spentMs() - startedAt < SECONDS * 1_000) {
    for (const sample of mix) work(sample);
    done += mix.length;
  }
  return done / ((spentMs() - startedAt) / 1_000);
}

const oneOf = (words: readonly string[]): RegExp =>
  new RegExp(words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gu');

/** The same list with every name of every faction spelled out: what it takes to know as many as the judge. */
function everyName(factions: FactionLexicon): string[] {
  return factions.factions.flatMap(({ name, names }) => [name.ar, ...names]);
}

/** Speed of judging: articles a second, against bare normalising and a keyword regex; time against length. */
export function run(): object {
  const mix = samples();
  const rules = loadJudgement(SHIPPED_CONFIG);
  const judge = createJudge(rules);
  const judgeRate = (of: JudgeRules): number => {
    const { classify } = createJudge(of);
    return rate(mix, (sample) => classify(sample));
  };
  const passRate = (of: JudgeRules): number => {
    const pass = passOver(of);
    return rate(mix, ({ text }) => pass(text));
  };
  const normalising = rate(mix, ({ title, text }) => [normalize(title), normalize(text)]);
  const judging = rate(mix, (sample) => judge.classify(sample));
  const matching = (pattern: RegExp): number =>
    rate(mix, ({ title, text }) => `${title}\n${text}`.match(pattern));
  const short = matching(oneOf(allKeywords()));
  const full = matching(oneOf([...allKeywords(), ...everyName(rules.lexicons.factions)]));
  const wide = tenfold(rules);
  const judgingWide = judgeRate(wide);
  const passing = passRate(rules);
  const passingWide = passRate(wide);
  const [seed] = mix;
  const byLength = [10_000, 100_000, 1_000_000].map((length) => {
    const text = `${seed?.text ?? ''} `
      .repeat(Math.ceil(length / ((seed?.text.length ?? 1) + 1)))
      .slice(0, length);
    const startedAt = spentMs();
    judge.classify({ title: seed?.title ?? '', text, publishedAt: null, source: null });
    return { characters: length, ms: Number((spentMs() - startedAt).toFixed(1)) };
  });
  return {
    articles: mix.length,
    meanCharacters: Math.round(
      mix.reduce((sum, { text, title }) => sum + text.length + title.length, 0) / mix.length,
    ),
    articlesPerSecond: Math.round(judging),
    timesNormalising: Number((normalising / judging).toFixed(2)),
    timesShortKeywordRegex: Number((short / judging).toFixed(2)),
    timesFullKeywordRegex: Number((full / judging).toFixed(2)),
    tenfoldLexicon: {
      entries: wide.lexicons.entries.length,
      timesWholeJudgement: Number((judging / judgingWide).toFixed(2)),
      timesOnePass: Number((passing / passingWide).toFixed(2)),
    },
    byLength,
  };
}
