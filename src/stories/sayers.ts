import { tellingNames } from '../arabic/person-name.ts';
import { isWordsOnly, type Sayer, type WithdrawalStatus } from '../model/verdict.ts';

/** Who has said a step that is words only, of each the words as of a development. */
export interface HeardStep {
  status: WithdrawalStatus;
  by: string[];
}

/** Of one step so many sayers are kept, the latest. */
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
function isOneSayer(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a, b].map((words) => words.filter((word) => LATIN.test(word)));
  return one?.length && other?.length ? areOne(one, other) : areOne(a, b);
}

/** Who demanded, refused and denied, with the sayer of a development. */
export function heardWith(
  heard: readonly HeardStep[],
  statuses: readonly WithdrawalStatus[],
  by: readonly string[],
): HeardStep[] {
  if (by.length === 0) return [...heard];
  const steps = statuses.filter(isWordsOnly);
  const saying = by.join(' ');
  const told = steps.map((status) => {
    const known = heard.find((one) => one.status === status)?.by ?? [];
    return { status, by: [...new Set([...known, saying])].slice(-KEPT_SAYERS) };
  });
  return [...heard.filter(({ status }) => !steps.includes(status)), ...told];
}

/** Has whoever says a step now said it before, have others only, or was nobody heard by name? */
export function whoSaid(
  heard: readonly HeardStep[],
  status: WithdrawalStatus,
  by: readonly string[],
): 'himself' | 'others' | 'nobody' {
  const known = heard.find((one) => one.status === status)?.by ?? [];
  if (known.length === 0) return 'nobody';
  return known.some((one) => isOneSayer(one.split(' '), by)) ? 'himself' : 'others';
}
