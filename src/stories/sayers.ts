import { tellingNames } from '../arabic/person-name.ts';
import { isWordsOnly, type Sayer, type WithdrawalStatus } from '../model/verdict.ts';

/** Somebody who has said a step that is words only, by the words as of a development, and when last. */
export interface Heard {
  status: WithdrawalStatus;
  by: string[];
  timeMs: number;
}

/** So many sayers are kept, the latest. */
const KEPT_SAYERS = 24;

const LATIN = /^[a-z0-9]+$/;

/**
 * The significant words of the name or office of whoever says it; empty where the outlet tells it. An office that nobody
 * is named in goes by its English words too: one minister of war is the Zionists' here and Israel's there.
 */
export function sayerWords(by: Sayer | undefined): string[] {
  if (!by) return [];
  const { name, nameEn, role, party } = by;
  return tellingNames(nameEn ?? (role === null || party === null ? null : `${party} ${role}`), name);
}

/** Are all words of the one among the other's? One man is told now with his office, now without. */
function areOne(a: readonly string[], b: readonly string[]): boolean {
  const among = (some: readonly string[], all: readonly string[]): boolean =>
    some.every((word) => all.includes(word));
  return among(a, b) || among(b, a);
}

/** Where both are known in English, that tells them apart: Arabic writes one name in several ways. */
export function isOneSayer(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a, b].map((words) => words.filter((word) => LATIN.test(word)));
  return one?.length && other?.length ? areOne(one, other) : areOne(a, b);
}

const isSameSayer = (a: Heard, b: Heard): boolean =>
  a.status === b.status && a.by.join(' ') === b.by.join(' ');

/** Who demanded, refused and denied, with the sayer of a development: each once, when he said it last. */
export function heardWith(
  heard: readonly Heard[],
  statuses: readonly WithdrawalStatus[],
  by: readonly string[],
  timeMs: number,
): Heard[] {
  if (by.length === 0) return [...heard];
  const current = statuses.filter(isWordsOnly).map((status) => ({ status, by: [...by], timeMs }));
  const others = heard.filter((one) => !current.some((now) => isSameSayer(one, now)));
  return [...others, ...current].slice(-KEPT_SAYERS);
}

/** When whoever says a step now is known to have said it last; null where he is not, or nobody is named. */
export function lastSaid(
  heard: readonly Heard[],
  status: WithdrawalStatus,
  by: readonly string[],
): number | null {
  if (by.length === 0) return null;
  const own = heard.filter((one) => one.status === status && isOneSayer(one.by, by));
  return own.length > 0 ? Math.max(...own.map(({ timeMs }) => timeMs)) : null;
}
