import type { JudgeRules } from '../judge/judge.ts';
import type { Judgeable } from '../model/article.ts';
import { type Judged, type Lane, type LaneOptions, openLane } from './lane.ts';
import { beatOfMainThread } from './watchdog.ts';

export type { Judged };

/** Judges articles apart from everything else: a text that hangs the judge, or ends it, holds up nothing for long. */
export interface Judging {
  /**
   * Judges by these rules. A `suspect`, which broke off before, has a thread of its own, so that others do not wait
   * for it. Throws where no thread can be started, and when it was stopped meanwhile.
   */
  judge(rules: JudgeRules, article: Judgeable, suspect: boolean): Promise<Judged>;
  /** Makes ready to judge by these rules. */
  warmUp(rules: JudgeRules): void;
  /** Gives back memory that its threads do not need, of those without work. */
  giveBackMemory(): void;
  close(): Promise<void>;
}

/** A judgement takes milliseconds, that of the longest texts a second; a busy machine is ten times slower. */
const LIMIT_MS = 15_000;
/** A judge with the shipped rules needs about 60 MB. */
const HEAP_MB = 768;
const SUSPECTS_IDLE_MS = 30_000;
const JUDGE = new URL('../judge/judge.ts', import.meta.url).href;

interface JudgingOptions extends Omit<LaneOptions, 'idleMs' | 'watch'> {
  /** So long may the main thread hang, in ms, before the lane that stays ends the process; null: for ever. */
  hungMs: number | null;
}

/** Opens the lanes: one for all articles, which stays, and one for suspects, which is there while it is needed. */
export function openJudging({
  judgeModule = JUDGE,
  limitMs = LIMIT_MS,
  heapMb = HEAP_MB,
  hungMs = null,
}: Partial<JudgingOptions> = {}): Judging {
  const main = hungMs === null ? null : beatOfMainThread(hungMs);
  const opened = new Set<Lane>();
  const lanes = new Map<'all' | 'suspects', { version: string; lane: Lane }>();

  function laneFor(name: 'all' | 'suspects', rules: JudgeRules): Lane {
    const known = lanes.get(name);
    if (known?.version === rules.version) return known.lane;
    known?.lane.retire();
    const idleMs = name === 'all' ? null : SUSPECTS_IDLE_MS;
    const watch = name === 'all' && main ? main.watch : null;
    const lane = openLane(rules, { judgeModule, limitMs, heapMb, idleMs, watch });
    opened.add(lane);
    lanes.set(name, { version: rules.version, lane });
    return lane;
  }

  return {
    judge: (rules, article, suspect) => laneFor(suspect ? 'suspects' : 'all', rules).judge(article),
    warmUp: (rules) => laneFor('all', rules).warmUp(),
    giveBackMemory() {
      for (const { lane } of lanes.values()) lane.giveBackMemory();
    },
    async close() {
      main?.stop();
      await Promise.all([...opened].map((lane) => lane.close()));
    },
  };
}
