import { changeText, differences } from '../settings/difference.ts';
import type { Live } from '../settings/live.ts';
import type { Configuration } from './configuration.ts';

/** One change of the configuration while Rasid ran. */
export interface ConfigurationChange {
  at: Date;
  lines: readonly string[];
}

const KEPT = 20;
const MOST_LINES = 50;

/** Remembers, since the start, what each new configuration changed; `look` is called again and again. */
export function watchChanges(live: Live<Configuration>): {
  look(): void;
  list(): readonly ConfigurationChange[];
} {
  let known = live.current();
  const changes: ConfigurationChange[] = [];
  const look = (): void => {
    const now = live.current();
    if (now === known) return;
    const lines = differences(known.settings, now.settings).map(changeText);
    if (known.judge.rulesVersion !== now.judge.rulesVersion)
      lines.push(`topics or lexicons: rules ${known.judge.rulesVersion} → ${now.judge.rulesVersion}`);
    known = now;
    changes.unshift({ at: live.loadedAt(), lines: lines.slice(0, MOST_LINES) });
    changes.splice(KEPT);
  };
  return {
    look,
    list() {
      look();
      return changes;
    },
  };
}
