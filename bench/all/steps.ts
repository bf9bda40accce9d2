import type { Measured as Archive } from '../archive.ts';
import type { Measured as Burst } from '../burst.ts';
import type { Measured as Classify } from '../classify.ts';
import type { Measured as Feeds } from '../feeds.ts';
import type { Measured as Idle } from '../idle.ts';
import type { Measured as Processes } from '../processes.ts';
import type { Measured as Start } from '../start.ts';
import type { Measured as Stories } from '../stories.ts';

/** What each step gives; null where it could not be measured. */
export interface Results {
  servers: Burst[] | null;
  embedded: Burst[] | null;
  processes: Processes | null;
  start: Start | null;
  idle: Idle | null;
  classify: Classify | null;
  feeds: Feeds[] | null;
  smallArchive: Archive[] | null;
  archive: Archive[] | null;
  stories: Stories[] | null;
}

export type StepName = keyof Results;

/** A bench and how it is run: as promised, and quickly, to see that it works. */
interface Step {
  bench: string;
  args: readonly string[];
  quickArgs: readonly string[];
  /** On a quiet machine of two cores. */
  minutes: number;
}

/** What `npm run bench` runs, in this order: what other work on the machine disturbs most comes first. */
export const STEPS: Readonly<Record<StepName, Step>> = {
  servers: { bench: 'burst', args: ['10000', 'servers'], quickArgs: ['400', 'servers'], minutes: 3 },
  embedded: { bench: 'burst', args: ['10000', 'embedded'], quickArgs: ['400', 'embedded'], minutes: 3 },
  processes: { bench: 'processes', args: ['4000', '25'], quickArgs: ['300', '25'], minutes: 6 },
  start: { bench: 'start', args: ['5', '3'], quickArgs: ['1', '1'], minutes: 1 },
  idle: { bench: 'idle', args: ['30', '45'], quickArgs: ['5', '7'], minutes: 2 },
  classify: { bench: 'classify', args: [], quickArgs: ['1'], minutes: 2 },
  feeds: { bench: 'feeds', args: [], quickArgs: [], minutes: 0.5 },
  smallArchive: { bench: 'archive', args: ['10000'], quickArgs: ['100'], minutes: 0.5 },
  archive: { bench: 'archive', args: ['1000000'], quickArgs: ['2000'], minutes: 3 },
  stories: { bench: 'stories', args: ['100000'], quickArgs: ['10000'], minutes: 1 },
};

/** The environment of a quick run: few outlets, which are sooner calm, and few alerts on the calm day. */
export const QUICK_ENV = { OUTLETS: '20', CALM: '5' };
export const QUICK_MINUTES = 4;
export const ALL_MINUTES = Math.ceil(Object.values(STEPS).reduce((sum, { minutes }) => sum + minutes, 0));
