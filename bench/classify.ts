import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalize } from '../src/arabic/normalize.ts';
import { allKeywords } from '../src/judge/eval/keywords.ts';
import { createJudge } from '../src/judge/judge.ts';
import type { FactionLexicon } from '../src/judge/lexicon/faction-lexicon.ts';
import { loadJudgement } from '../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../src/settings/place.ts';
import { articles } from './burst/outlets.ts';
import { EVERYDAY } from './everyday.ts';
import { passOver, tenfold } from './lexicon-size.ts';

const SECONDS = 2;
/** What it takes until the machine code of the judge no longer changes. */
const WARM_UP_SECONDS = 4;
const TURN_SECONDS = 0.3;
/** Articles of the stream. */
const STREAM = 400;
/** Relevant articles in the mix; nine times as many are not. */
const RELEVANT = 40;
const CORPUS = join(import.meta.dirname, '../tests/corpus/tune.jsonl');

/** Times are those that judging takes longer. */
export interface Measured {
  articles: number;
  meanCharacters: number;
  start: { readMs: number; compileMs: number };
  articlesPerSecond: number;
  ofIrrelevantAlone: number;
  ofRelevantAlone: number;
  timesNormalising: number;
  /** The same on articles as they come, of which few are relevant: real ones where they are at hand. */
  streamTimesNormalising: number;
  streamRealTexts: boolean;
  timesShortKeywordRegex: number;
  timesFullKeywordRegex: number;
  tenfoldLexicon: { entries: number; timesWholeJudgement: number; timesOnePass: number };
  byLength: { characters: number; ms: number }[];
}

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
  const tenth = relevant.slice(0, RELEVANT);
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
function rate(mix: readonly Sample[], work: (sample: Sample) => unknown, seconds = SECONDS): number {
  for (const sample of mix) work(sample);
  let done = 0;
  const startedAt = spentMs();
  while (spentMs() - startedAt < seconds * 1_000) {
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

/** How many times longer `other` takes than `work`: the median of many short turns, so that neither has the quieter machine. */
function timesSlower(
  mix: readonly Sample[],
  work: (sample: Sample) => unknown,
  other: (sample: Sample) => unknown,
  turns: number,
): number {
  const figures = Array.from(
    { length: turns },
    () => rate(mix, work, TURN_SECONDS) / rate(mix, other, TURN_SECONDS),
  );
  return Number((figures.sort((a, b) => a - b)[turns >> 1] ?? Number.NaN).toFixed(2));
}

/**
 * Speed of judging: what a start takes, articles a second (all, and each kind alone), against bare normalising and a
 * keyword regex; time against length. What is compared takes so many turns.
 */
export async function run(turns = 15): Promise<Measured> {
  const mix = samples();
  const startedAt = spentMs();
  const rules = loadJudgement(SHIPPED_CONFIG);
  const readAt = spentMs();
  const judge = createJudge(rules);
  const start = { readMs: Math.round(readAt - startedAt), compileMs: Math.round(spentMs() - readAt) };
  rate(mix, judge.classify, WARM_UP_SECONDS);
  const perSecond = (part: readonly Sample[]): number => Math.round(rate(part, judge.classify));
  const timesOf = (work: (sample: Sample) => unknown): number =>
    timesSlower(mix, work, judge.classify, turns);
  const matching =
    (pattern: RegExp) =>
    ({ title, text }: Sample): unknown =>
      `${title}\n${text}`.match(pattern);
  const normalizing = ({ title, text }: Sample): unknown => [normalize(title), normalize(text)];
  const { texts, real } = await articles(STREAM, 0);
  const stream = texts.map((one): Sample => ({ ...one, publishedAt: null, source: null }));
  const wide = tenfold(rules);
  const judgeWide = createJudge(wide);
  const pass = passOver(rules);
  const passWide = passOver(wide);
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
    start,
    articlesPerSecond: perSecond(mix),
    ofIrrelevantAlone: perSecond(mix.slice(RELEVANT)),
    ofRelevantAlone: perSecond(mix.slice(0, RELEVANT)),
    timesNormalising: timesOf(normalizing),
    streamTimesNormalising: timesSlower(stream, normalizing, judge.classify, turns),
    streamRealTexts: real,
    timesShortKeywordRegex: timesOf(matching(oneOf(allKeywords()))),
    timesFullKeywordRegex: timesOf(
      matching(oneOf([...allKeywords(), ...everyName(rules.lexicons.factions)])),
    ),
    tenfoldLexicon: {
      entries: wide.lexicons.entries.length,
      timesWholeJudgement: timesSlower(mix, judge.classify, judgeWide.classify, turns),
      timesOnePass: timesSlower(
        mix,
        ({ text }) => pass(text),
        ({ text }) => passWide(text),
        turns,
      ),
    },
    byLength,
  };
}
