import { nothingLeft } from '../lib/nothing-left.ts';
import type { AlertMatch, AlertStatement } from '../model/alert.ts';
import type { StoryEventKind } from '../model/story.ts';
import type {
  StatementType,
  WithdrawalCertainty,
  WithdrawalFacets,
  WithdrawalStatus,
} from '../model/verdict.ts';
import type { StatusBy } from './disputed-status.ts';
import { plainLine } from './foreign-text.ts';
import { countryName, withdrawalOf } from './names.ts';

/** An outlet's name in a headline, in characters. */
const MOST_OUTLET = 40;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How each type names itself and ties to its target: "Threat by X against Y". */
const TYPES: Readonly<Record<StatementType, { noun: string; toTarget: string }>> = {
  threat: { noun: 'Threat', toTarget: 'against' },
  ultimatum: { noun: 'Ultimatum', toTarget: 'to' },
  // Of an attack, an advance, a capture, a film of one: more is not known of all that are called claims.
  claim: { noun: 'Claim of an operation', toTarget: 'against' },
  demand: { noun: 'Demand', toTarget: 'to' },
  condemnation: { noun: 'Condemnation', toTarget: 'of' },
  denial: { noun: 'Denial', toTarget: 'regarding' },
  truce: { noun: 'Truce statement', toTarget: 'towards' },
  warning: { noun: 'Warning', toTarget: 'to' },
  mobilisation: { noun: 'Mobilisation', toTarget: 'against' },
  position: { noun: 'Position', toTarget: 'on' },
};

const EVENTS: Readonly<Record<StoryEventKind, string>> = {
  opened: 'New story',
  // A demand or a refusal changes no status.
  status_changed: 'New development',
  new_statement: 'New statement',
  corroborated: 'Second source',
  corrected: 'Correction',
  deadline_near: 'Deadline near',
  deadline_passed: 'Deadline passed',
  none: 'Also reported',
};

/** What happened, for people: `New story`. */
export function eventLabel(event: StoryEventKind): string {
  return EVENTS[event];
}

/** `2021-12-31` → `31 Dec 2021`, `2021-12` → `Dec 2021`, `2021` → `2021`; anything else comes back as it is. */
export function dateLabel(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (!name) return year ?? iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** `2021-12-31T08:05:00Z` → `31 Dec 2021, 08:05 UTC`; null and what is no instant give an empty string. */
export function instantLabel(iso: string | null): string {
  const at = iso === null ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const utc = new Date(at).toISOString();
  return `${dateLabel(utc.slice(0, 10))}, ${utc.slice(11, 16)} UTC`;
}

/** Who speaks, in English where the lexicon knows a name; else the role in English; else nothing. */
function speakerLabel(statement: Pick<AlertStatement, 'speaker'>): string {
  const speaker = statement.speaker;
  if (!speaker) return '';
  if (speaker.nameEn) return speaker.nameEn;
  // A role id such as military_spokesman is English; an Arabic role or name belongs beside the quote instead.
  return speaker.role && /^[\x20-\x7E]+$/.test(speaker.role) ? speaker.role.replaceAll('_', ' ') : '';
}

/** `Threat by Kata'ib Hezbollah (Abu Ali al-Askari) against US forces`. */
export function statementLabel(
  statement: Pick<AlertStatement, 'faction' | 'speaker' | 'type' | 'target'>,
): string {
  const { noun, toTarget } = TYPES[statement.type];
  const who = speakerLabel(statement);
  const target = statement.target ? ` ${toTarget} ${statement.target}` : '';
  return `${noun} by ${statement.faction}${who ? ` (${who})` : ''}${target}`;
}

/** What is only said: `partial … refused` would read as a refusal of a part. */
const ONLY_SAID: ReadonlySet<WithdrawalStatus> = new Set(['demanded', 'refused', 'denied']);

/** Does only a part of a force leave, or is it to leave? */
export const leavesInPart = ({ status, extent }: Pick<WithdrawalFacets, 'status' | 'extent'>): boolean =>
  extent === 'part' && !ONLY_SAID.has(status);

/**
 * `US withdrawal from Iraq: completed`, `Partial …` where a base or some of the troops leave, with what weakens it:
 * `announced, conditional`; where outlets differ, each step with its outlet: `planned (Nahr News) or ongoing (Al-Midan)`.
 */
export function withdrawalLabel(withdrawal: WithdrawalFacets, disputed: readonly StatusBy[] = []): string {
  const {
    force,
    host,
    area,
    status,
    certainty,
    extent: _toldAsPartial,
    deadline: _toldBesideIt,
    ...untold
  } = withdrawal;
  nothingLeft(untold);
  const left = area ?? (host && countryName(host));
  const from = left ? ` from ${left}` : '';
  const unsure = certainty === 'possible' || certainty === 'conditional' ? `, ${certainty}` : '';
  const each = disputed.map((by) => `${by.status} (${plainLine(by.outlet.en, MOST_OUTLET)})`);
  const step = each.length > 0 ? each.join(' or ') : `${status}${unsure}`;
  return `${withdrawalOf(force, leavesInPart(withdrawal))}${from}: ${step}`;
}

/** How sure the text is of a withdrawal: a demand, too, is told as a fact, and nothing is confirmed by that. */
const CERTAINTIES: Readonly<Record<WithdrawalCertainty, string>> = {
  confirmed: 'told as a fact',
  reported: 'told as somebody’s report',
  possible: 'possible',
  conditional: 'on a condition',
};

/** The same for people: `told as a fact`. */
export const certaintyLabel = (certainty: WithdrawalCertainty): string => CERTAINTIES[certainty];

/** How a withdrawal is told: as `certaintyLabel`, but a demand, a refusal, a denial and a plan are no facts. */
export function tellingLabel({ certainty, status }: Pick<WithdrawalFacets, 'certainty' | 'status'>): string {
  if (certainty !== 'confirmed') return certaintyLabel(certainty);
  if (ONLY_SAID.has(status)) return 'somebody’s words';
  return status === 'planned' ? 'told as a plan' : certaintyLabel(certainty);
}

/** `Prisoner exchange: release, hostages`: the topic's English name and what its rules say of the match. */
export function matchLabel(match: Pick<AlertMatch, 'name' | 'facets'>): string {
  const facets = [...new Set(Object.values(match.facets))].map((value) => value.replaceAll('_', ' '));
  return facets.length > 0 ? `${match.name.en}: ${facets.join(', ')}` : match.name.en;
}

/** `3 outlets, 1 independent`. */
export function outletsLabel(outlets: { total: number; independent: number }): string {
  const noun = outlets.total === 1 ? 'outlet' : 'outlets';
  if (outlets.total === 1)
    return outlets.independent === 1 ? '1 independent outlet' : '1 outlet, not independent';
  return `${outlets.total} ${noun}, ${outlets.independent === 0 ? 'none' : outlets.independent} independent`;
}
