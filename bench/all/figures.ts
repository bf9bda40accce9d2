import type { Measured as Burst } from '../burst.ts';
import type { Results } from './steps.ts';

type Aim = { least: number } | { most: number };

/** A figure that is promised. */
export interface Figure {
  name: string;
  unit: string;
  /** Null where it was not measured. */
  measured: number | null;
  aim: Aim;
  /** A floor or a peer of the same run. */
  beside: { name: string; measured: number | null };
}

export type Verdict = 'met' | 'missed' | 'not measured';

/** How a figure stands to its aim. */
export function verdictOf({ measured, aim }: Pick<Figure, 'measured' | 'aim'>): Verdict {
  if (measured === null) return 'not measured';
  const isMet = 'least' in aim ? measured >= aim.least : measured <= aim.most;
  return isMet ? 'met' : 'missed';
}

type Given = number | null | undefined;

const least = (figure: number): Aim => ({ least: figure });
const most = (figure: number): Aim => ({ most: figure });
const rounded = (figure: number): number => Math.round(figure * 100) / 100;

/** A figure and, after its aim, what stands beside it. */
function figure(name: string, unit: string, measured: Given, aim: Aim, other: string, others: Given): Figure {
  return { name, unit, measured: measured ?? null, aim, beside: { name: other, measured: others ?? null } };
}

const NO_OP = 'jobs through three queues that do nothing';
const BARE_WAY = 'a feed fetched and an alert posted, nothing between';
const IDLE_LOOP = 'of a loop that does nothing';
const BARE_NODE = 'of a Node that does nothing';

/** One mode; the queues that do nothing are on the Redis of the other for both. */
function pipeline(mode: string, burst: Burst | undefined, onServers: Burst | undefined, perSecond: number) {
  const servers = burst?.serversCpuMsPerArticle ?? null;
  const cpuMs = burst && servers !== null ? rounded(burst.cpuMsPerArticle + servers) : null;
  const of = (what: string): string => `${mode}: ${what}`;
  return [
    figure(of('articles'), '/s', burst?.articlesPerSecond, least(perSecond), NO_OP, onServers?.noOpPerSecond),
    figure(of('processor time an article, all'), 'ms', cpuMs, most(6), NO_OP, onServers?.noOpCpuMs),
    figure(of('alert on a calm day, p50'), 'ms', burst?.calmP50Ms, most(150), BARE_WAY, burst?.bareP50Ms),
    figure(
      of('alert in the burst, p99'),
      'ms',
      burst?.burstP99Ms,
      most(5_000),
      'calm day, p99',
      burst?.calmP99Ms,
    ),
    figure(of('event loop delayed, p99'), 'ms', burst?.loopP99Ms, most(25), IDLE_LOOP, burst?.idleLoopP99Ms),
    figure(
      of('event loop delayed, worst'),
      'ms',
      burst?.loopMaxMs,
      most(100),
      IDLE_LOOP,
      burst?.idleLoopMaxMs,
    ),
    figure(of('peak memory of Rasid'), 'MB', burst?.peakRssMb, most(450), BARE_NODE, burst?.bareNodeMb),
  ];
}

/** A second process, where servers have cores of their own. */
function twoProcesses({ processes }: Results): Figure {
  const [one] = processes?.runs ?? [];
  const name = 'two processes, in times of one';
  return figure(
    name,
    'times',
    processes?.times,
    least(1.6),
    'articles a second of one',
    one?.articlesPerSecond,
  );
}

function starts({ start }: Results): Figure[] {
  const built = 'a bare PostgreSQL, built and started';
  const started = 'a bare PostgreSQL, started';
  return [
    figure('--help, processor time', 's', start?.helpSeconds, most(0.25), 'node -e 0', start?.nodeSeconds),
    figure(
      'classify, processor time',
      's',
      start?.classifySeconds,
      most(1.2),
      'node -e 0',
      start?.nodeSeconds,
    ),
    figure('first start', 's', start?.firstStartSeconds, most(5), built, start?.barePostgresFirstSeconds),
    figure('second start', 's', start?.secondStartSeconds, most(2), started, start?.barePostgresStartSeconds),
  ];
}

/** Of what idles, the one measured with these sources. */
function memory(sources: string, nth: number, aim: number, { idle, servers, embedded }: Results): Figure[] {
  const rasid = idle?.rasid[nth];
  const [{ bareNodeMb } = {}] = servers ?? embedded ?? [];
  const of = (what: string): string => `idle, ${sources}: ${what}`;
  return [
    figure(of('PSS'), 'MB', rasid?.pssMb, most(aim), 'a bare PostgreSQL', idle?.barePostgresPssMb),
    figure(of('peak memory of Rasid'), 'MB', rasid?.peakRssMb, most(450), BARE_NODE, bareNodeMb),
  ];
}

function judging({ classify }: Results): Figure {
  const peer = 'a mix with a tenth relevant, in times of a keyword expression of all names';
  const name = 'judging the stream, in times of normalising';
  return figure(
    name,
    'times',
    classify?.streamTimesNormalising,
    most(8),
    peer,
    classify?.timesFullKeywordRegex,
  );
}

function reading({ feeds }: Results): Figure {
  const [ours, peer] = feeds ?? [];
  const times = ours && peer ? rounded(ours.mbPerCoreSecond / peer.mbPerCoreSecond) : null;
  const name = 'feeds, MB a processor second, in times of the peer';
  return figure(name, 'times', times, least(1), 'rss-parser with sanitize-html', peer?.mbPerCoreSecond);
}

function placing({ stories }: Results): Figure {
  const ms = (row: { usPerArticle: number } | undefined): Given => row && row.usPerArticle / 1_000;
  const name = 'stories, an article placed, processor time';
  return figure(name, 'ms', ms(stories?.at(-1)), most(1.5), 'among 1,000', ms(stories?.[0]));
}

/** The question whose median is longest, and the same in a small archive: flat is the promise. */
function asking({ archive, smallArchive }: Results): Figure {
  const longest = archive?.toSorted((a, b) => b.medianMs - a.medianMs)[0];
  const small = smallArchive?.find(({ name }) => name === longest?.name);
  const name = `archive, slowest question${longest ? ` (${longest.name})` : ''}`;
  return figure(name, 'ms', longest?.medianMs, most(50), 'in a hundredth of the archive', small?.medianMs);
}

/** Everything that the project promises about its speed, with what was measured. */
export function figuresOf(results: Results): Figure[] {
  const [onServers] = results.servers ?? [];
  const [embedded] = results.embedded ?? [];
  return [
    ...pipeline('Redis + PostgreSQL', onServers, onServers, 250),
    ...pipeline('our own PostgreSQL', embedded, onServers, 150),
    twoProcesses(results),
    ...starts(results),
    ...memory('as shipped', 0, 220, results),
    ...memory('1,000 sources', 1, 300, results),
    judging(results),
    reading(results),
    placing(results),
    asking(results),
  ];
}
