import type { OperationalReport } from '../model/notice.ts';
import { channelOf } from './service-conditions.ts';

/**
 * Where reports to the operators go: never through a channel that takes nothing where another works. Who was told in
 * its place that it fails is told that it has recovered, too. `named` are the channels that operations names, `all`
 * the configured ones, `failing` those that take nothing now.
 */
export function operationsChannels(
  named: readonly string[],
  all: readonly string[],
  failing: ReadonlySet<string>,
  reports: readonly OperationalReport[],
): string[] {
  const working = all.filter((id) => !failing.has(id));
  if (working.length === 0) return [...named];
  const without = (failed: ReadonlySet<string>): string[] => {
    const fit = named.filter((id) => !failed.has(id));
    return fit.length > 0 ? fit : working.filter((id) => !failed.has(id)).slice(0, 1);
  };
  const recovered = reports
    .filter(({ kind, phase }) => kind === 'channel-failing' && phase === 'ended')
    .map(({ subject }) => channelOf(subject));
  return [...new Set([...without(failing), ...without(new Set([...failing, ...recovered]))])];
}
