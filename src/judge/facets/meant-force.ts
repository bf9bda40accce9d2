import { FOREIGN } from '../annotate/forces.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';

const COALITION = 'coalition';

/**
 * Whom «القوات الأجنبية» means, in an article that names the one force known to stand in the host, or several of which one is
 * the coalition that the others belong to; the chosen force, where it is no such.
 */
export function meantForce(
  { agents }: WithdrawalCandidate,
  chosen: string | null,
  host: string | null,
): string | null {
  if (chosen !== FOREIGN || host === null) return chosen;
  const standing = new Set(
    agents.flatMap(({ mention: { id, kind, hosts } }) =>
      id !== FOREIGN && id !== host && kind === 'troops' && hosts.includes(host) ? [id] : [],
    ),
  );
  if (standing.has(COALITION)) return COALITION;
  const [only] = standing;
  return standing.size === 1 && only !== undefined ? only : chosen;
}
