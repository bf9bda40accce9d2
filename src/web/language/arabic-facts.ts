import { actOf } from '../../alerts/act-of.ts';
import { disputedStatus, type StatusBy } from '../../alerts/disputed-status.ts';
import { newsBeside, withdrawalLeads } from '../../alerts/headline.ts';
import { leavesInPart } from '../../alerts/wording.ts';
import { nothingLeft } from '../../lib/nothing-left.ts';
import type {
  Alert,
  AlertMatch,
  AlertStatement,
  AlertSummary,
  AlertWithdrawal,
  Severity,
} from '../../model/alert.ts';
import type { ListedDeadline } from '../../model/deadline.ts';
import type { Names } from '../../model/names.ts';
import type { NoticeKind } from '../../model/notice.ts';
import { isOfDeadline, type StoryEventKind } from '../../model/story.ts';
import type { WithdrawalCertainty, WithdrawalFacets } from '../../model/verdict.ts';
import { CONDITIONS, detailAr, noticeAr } from './arabic-conditions.ts';
import { errorAr, FAILURES } from './arabic-errors.ts';
import { newsAr, reasonAr } from './arabic-reasons.ts';
import { settingAr } from './arabic-settings.ts';
import {
  ACTS,
  CERTAINTIES,
  counted,
  countryAr,
  DELIVERIES,
  DIGESTS,
  dateAr,
  EVENTS,
  forceAr,
  MEDIA,
  nameAr,
  PLACES,
  ROLES,
  SEVERITIES,
  STATES,
  STATUSES,
  TOPICS,
  TYPES,
  WITHDRAWAL_CERTAINTIES,
} from './arabic-words.ts';
import { apart } from './sentences.ts';

function statementAr(statement: AlertStatement): string {
  const { type, faction, factionAr, speaker, target, place, day, quote } = statement;
  const where = place ? ` ${place.near ? 'قرب' : 'في'} ${place.ar}` : '';
  const when = day ? ` بتاريخ ${dateAr(day)}` : '';
  const act = type === 'truce' ? null : actOf({ type, quote });
  const [noun, toTarget] = act === null ? TYPES[type] : ACTS[act];
  const who = speaker?.name ?? (speaker?.role ? (ROLES[speaker.role] ?? speaker.role) : null);
  return `${noun}: ${factionAr ?? apart(faction)}${who ? ` (${who})` : ''}${target && toTarget ? ` ${toTarget} ${nameAr(target)}` : ''}${where}${when}`;
}

type Leaving = WithdrawalFacets & Pick<AlertWithdrawal, 'places' | 'troops'>;

function whatLeavesAr({ places = [], troops }: Leaving): string {
  const what = [...places.map(({ ar }) => ar), ...(troops === undefined ? [] : [`نحو ${troops} من الجنود`])];
  return what.length > 0 ? ` (${what.join('، ')})` : '';
}

function withdrawalAr(withdrawal: Leaving, disputed: readonly StatusBy[] = []): string {
  const { places: _inBrackets, troops: _too, ...facets } = withdrawal;
  const {
    force,
    host,
    area,
    status,
    certainty,
    extent: _asPartial,
    deadline: _besideIt,
    by,
    ...others
  } = facets;
  nothingLeft(others);
  const left = area ? nameAr(area) : host && countryAr(host);
  const unsure = certainty === 'possible' || certainty === 'conditional';
  const each = disputed.map((by) => `${STATUSES[by.status]} (${by.outlet.ar || by.outlet.en})`);
  const step =
    each.length > 0
      ? each.join(' أو ')
      : `${STATUSES[status]}${by ? ` (${by.name})` : ''}${unsure ? `، ${WITHDRAWAL_CERTAINTIES[certainty]}` : ''}`;
  return `${leavesInPart(withdrawal) ? 'انسحاب جزئي' : 'انسحاب'}${force ? ` ل${forceAr(force).replace(/^ال/, 'ل')}` : ''}${left ? ` من ${left}` : ''}${whatLeavesAr(withdrawal)}: ${step}`;
}

function deadlineAr({ force, host, faction, topic, sites }: ListedDeadline): string {
  const by = faction === null ? '' : `، حدده: ${apart(faction)}`;
  if (force !== null || host !== null)
    return `انسحاب${sites.length > 0 ? ' جزئي' : ''}${force ? ` ل${forceAr(force).replace(/^ال/, 'ل')}` : ''}${host ? ` من ${countryAr(host)}` : ''}${by}`;
  return faction === null ? (TOPICS[topic] ?? topic.replaceAll('_', ' ')) : `تصريح: ${apart(faction)}`;
}

const matchAr = ({ name, facets }: AlertMatch): string => {
  const values = [...new Set(Object.values(facets))].map((value) => value.replaceAll('_', ' '));
  return values.length > 0 ? `${name.ar}: ${values.join('، ')}` : name.ar;
};

function outletsAr({ total, independent }: Alert['outlets']): string {
  if (total === 1) return independent === 1 ? 'مصدر مستقل واحد' : 'مصدر واحد غير مستقل';
  return `${counted(total, 'outlets')}، المستقل منها ${independent}`;
}

/** What stands before the facts, as in English: that it is only a test, a correction, late, or that a date has come. */
function occasionAr({ test, event, late, deadlines }: Alert): string {
  const first = test ? 'تجربة: ' : '';
  if (event === 'corrected') return `${first}تصحيح: `;
  if (late) return `${first}نُشر في ${dateAr(late.publishedAt.slice(0, 10))}: `;
  const date = dateAr(deadlines[0]?.date ?? '');
  if (event === 'deadline_near') return `${first}اقترب الموعد ${date}: `;
  return event === 'deadline_passed' ? `${first}انقضى الموعد ${date}: ` : first;
}

function summaryAr({ kind, from, to, rows, more }: AlertSummary): string {
  const last = new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
  const first = from.slice(0, 10);
  const days = kind === 'daily' || first === last ? dateAr(last) : `${dateAr(first)} إلى ${dateAr(last)}`;
  return `${DIGESTS[kind]}، ${days}: ${counted(rows.length + more, 'storiesTold')}`;
}

/** An alert's line in Arabic from its facts; a message that has none keeps its own. */
function headlineAr(alert: Alert): string {
  if (alert.notice) return noticeAr(alert.notice);
  if (alert.summary) return summaryAr(alert.summary);
  const said = alert.statements.slice(0, 1).map(statementAr);
  const leaves = alert.withdrawals.slice(0, 1).map((one) => withdrawalAr(one, disputedStatus(alert)));
  const facts = [
    ...(withdrawalLeads(alert) ? [...leaves, ...said] : [...said, ...leaves]),
    ...(alert.matches ?? []).map(matchAr),
  ];
  if (facts.length === 0) return alert.title || alert.headline;
  const deadline = isOfDeadline(alert.event)
    ? null
    : (alert.deadlines[0]?.date ?? alert.withdrawals[0]?.deadline);
  return `${occasionAr(alert)}${[...facts, ...(deadline ? [`الموعد ${dateAr(deadline)}`] : []), outletsAr(alert.outlets)].join('؛ ')}`;
}

/** What the Arabic pages say of an alert's facts. */
export const FACTS_AR = {
  severity: (severity: Severity) => SEVERITIES[severity],
  event: (event: StoryEventKind) => EVENTS[event],
  topic: (id: string, name?: Names) => name?.ar ?? TOPICS[id] ?? id.replaceAll('_', ' '),
  headline: headlineAr,
  statement: statementAr,
  withdrawal: (withdrawal: Leaving) => withdrawalAr(withdrawal),
  deadline: deadlineAr,
  match: matchAr,
  outlets: outletsAr,
  certainty: (certainty: string) => CERTAINTIES[certainty] ?? certainty,
  withdrawalCertainty: (certainty: WithdrawalCertainty) => WITHDRAWAL_CERTAINTIES[certainty],
  medium: (medium: string) => MEDIA[medium] ?? medium,
  role: (role: string) => ROLES[role] ?? role.replaceAll('_', ' '),
  name: (names: Names) => names.ar || names.en,
  state: (state: string) => STATES[state] ?? state,
  alertedNobody: 'لم يُبلَّغ به أحد',
  news: (alert: Alert) => newsAr(newsBeside(alert)),
  reason: reasonAr,
  failure: (word: string) => FAILURES[word] ?? word,
  condition: (kind: string) => CONDITIONS[kind as NoticeKind] ?? kind,
  error: errorAr,
  detail: detailAr,
  setting: settingAr,
  silenceFrom: (place: string) => PLACES[place] ?? place,
  delivery: (kind: string) => DELIVERIES[kind] ?? kind,
};
