import { dateLabel } from '../lib/date-label.ts';
import { nothingLeft } from '../lib/nothing-left.ts';
import type { AlertMatch, AlertStatement, AlertWithdrawal } from '../model/alert.ts';
import type { StoryEventKind } from '../model/story.ts';
import { isWordsOnly, type WithdrawalCertainty, type WithdrawalFacets } from '../model/verdict.ts';
import type { Quoted } from './act-of.ts';
import { ALSO } from './change-clauses.ts';
import type { StatusBy } from './disputed-status.ts';
import { inSentence, isPlural } from './english.ts';
import { listed, plainName } from './foreign-text.ts';
import { countryName, withdrawalOf } from './names.ts';
import { saidBy, sayerLabel } from './sayer-label.ts';
import { asOne, saysOf } from './says.ts';

/** An outlet's name in a headline, in characters. */
const MOST_OUTLET = 40;
/** Bases and towns named in a headline. */
const MOST_PLACES = 2;

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

/** Who speaks, in English where the lexicon knows a name; else the role in English; else nothing. */
function speakerLabel(speaker: AlertStatement['speaker']): string {
  if (!speaker) return '';
  if (speaker.nameEn) return speaker.nameEn;
  // A role id such as military_spokesman is English; an Arabic role or name belongs beside the quote instead.
  return speaker.role && /^[\x20-\x7E]+$/.test(speaker.role) ? speaker.role.replaceAll('_', ' ') : '';
}

/** `Kata'ib Hezbollah (Abu Ali al-Askari) threatens the United States`, `Hezbollah claims an operation against Israel near Khiam on 5 Jun 2026`. */
export function statementLabel({
  faction,
  speaker,
  type,
  target,
  place,
  day,
  quote,
}: Pick<AlertStatement, 'faction' | 'speaker' | 'type' | 'target' | 'place' | 'day'> & {
  quote: Quoted;
}): string {
  const who = speakerLabel(speaker);
  const [alone, to] = saysOf({ type, quote });
  const they = target === null || to === undefined ? alone : to(inSentence(target));
  const says = isPlural(faction) ? they : asOne(they);
  const where = place ? ` ${place.near ? 'near' : 'in'} ${place.en}` : '';
  return `${faction}${who ? ` (${who})` : ''} ${says}${where}${day ? ` on ${dateLabel(day)}` : ''}`;
}

/** The bases and towns, and how many troops: ` (Ain al-Asad, about 60 troops)`; else empty. */
function whatLeaves({ places = [], troops }: Pick<AlertWithdrawal, 'places' | 'troops'>): string {
  const names = places.map(({ en }) => en);
  const count = troops === undefined ? [] : [`about ${troops.toLocaleString('en')} troops`];
  const what = [...(names.length > 0 ? [listed(names, MOST_PLACES)] : []), ...count];
  return what.length > 0 ? ` (${what.join(', ')})` : '';
}

/** Does only a part of a force leave, or is it to leave? `Partial … refused` would read as a refusal of a part. */
export const leavesInPart = ({ status, extent }: Pick<WithdrawalFacets, 'status' | 'extent'>): boolean =>
  extent === 'part' && !isWordsOnly(status);

/**
 * `US withdrawal from Iraq: completed`, `Partial …` where a base or some of the troops leave, with what weakens it:
 * `announced, conditional`, `demanded by the Iraqi parliament`; where outlets differ, each step with its outlet: `planned (Nahr News) or ongoing (Al-Midan)`.
 * `change` stands behind the step: ` (was planned)`; `ALSO` before it.
 */
export function withdrawalLabel(
  withdrawal: WithdrawalFacets & Pick<AlertWithdrawal, 'places' | 'troops'>,
  disputed: readonly StatusBy[] = [],
  change = '',
): string {
  const { places, troops, ...facets } = withdrawal;
  const {
    force,
    host,
    area,
    status: _inStep,
    certainty: _inStepToo,
    by: _andThere,
    extent: _asPartial,
    deadline: _besideIt,
    ...others
  } = facets;
  nothingLeft(others);
  const left = area ?? (host && countryName(host));
  const from = left ? ` from ${left}` : '';
  const each = disputed.map((by) => `${by.status} (${plainName(by.outlet.en, MOST_OUTLET)})`);
  const step = each.length > 0 ? each.join(' or ') : stepOf(withdrawal, change);
  return `${withdrawalOf(force, leavesInPart(withdrawal))}${from}${whatLeaves({ places, troops })}: ${step}`;
}

/** `planned, conditional, says an Israeli official (was denied)`, `demanded again by the Iraqi parliament`. */
function stepOf(withdrawal: WithdrawalFacets, change: string): string {
  const { status, certainty } = withdrawal;
  const unsure = certainty === 'possible' || certainty === 'conditional' ? `, ${certainty}` : '';
  const said = saidBy(withdrawal);
  if (change === ALSO) return `${ALSO}${status}${unsure}${said}`;
  return change.startsWith(' (')
    ? `${status}${unsure}${said}${change}`
    : `${status}${change}${unsure}${said}`;
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

/** How a withdrawal is told; empty where its label says whose word it is. Where nobody does, as `certaintyLabel`, but a demand, a refusal, a denial and a plan are no facts. */
export function tellingLabel({
  certainty,
  status,
  by,
}: Pick<WithdrawalFacets, 'certainty' | 'status' | 'by'>): string {
  if (by !== undefined && (certainty === 'confirmed' || certainty === 'reported'))
    return sayerLabel(by) === null ? 'according to the one named here' : '';
  if (certainty !== 'confirmed') return certaintyLabel(certainty);
  if (isWordsOnly(status)) return 'somebody’s words';
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
