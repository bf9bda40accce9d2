import type { Alert } from '../../model/alert.ts';
import type { HealthKind } from '../../model/health.ts';
import type { NoticeKind, OperationalReport } from '../../model/notice.ts';
import sentences from './arabic-conditions.json' with { type: 'json' };
import { errorAr, insteadAr } from './arabic-errors.ts';
import { counted, PROBLEMS, WAYS } from './arabic-words.ts';
import { apart, translation } from './sentences.ts';

// What is told of sources and of the service itself, in Arabic. The subject stands first, so that a condition is a noun
// that fits behind any of them: `المصدر al-mada: لا يُقرأ`.

/** What holds, or held. */
export const CONDITIONS: Readonly<Record<NoticeKind, string>> = sentences.conditions;

const figures = translation(sentences.figures, WAYS);

/** What keeps Rasid from watching, with the figures that its English sentence has. */
export function problemAr(kind: HealthKind, detail: string): string {
  const said = figures(detail);
  return said === null ? PROBLEMS[kind] : `${PROBLEMS[kind]} (${said})`;
}

const subjectAr = translation(sentences.subjects, WAYS);

function reportAr({ subject, kind, phase }: OperationalReport): string {
  const of = subjectAr(subject) ?? apart(subject);
  if (phase === 'ended') return `${of}: انتهى ما كان (${CONDITIONS[kind]})`;
  return `${of}: ${phase === 'lasts' ? 'ما زال: ' : ''}${CONDITIONS[kind]}`;
}

const isSource = ({ subject }: OperationalReport): boolean => subject.startsWith('source ');

/** The line of a message to the operators, as in English: one of a kind by its name, several sources by their number. */
export function noticeAr({ reports, more }: NonNullable<Alert['notice']>): string {
  const [only] = reports;
  if (only && reports.length === 1 && more === 0) return `التشغيل: ${reportAr(only)}`;
  const holding = reports.filter(({ phase }) => phase !== 'ended');
  const parts = [...Map.groupBy(holding, ({ kind }) => kind)].map(([kind, of]) =>
    of.length > 1 && of.every(isSource)
      ? `${counted(of.length, 'sources')}: ${CONDITIONS[kind]}`
      : of.map(reportAr).join('، '),
  );
  const ended = reports.length - holding.length;
  if (ended > 0) parts.push(counted(ended, 'recovered'));
  return `التشغيل: ${[...parts, ...(more > 0 ? [`و${more} غيرها`] : [])].join('؛ ')}`;
}

/** How often each reason: `a log-in page (2), a film (1)`. */
const tallyAr = (tally: string): string =>
  tally
    .split(/(?<=\(\d+\)), /)
    .map((one) =>
      one.replace(/^(.*) \((\d+)\)$/s, (_, what: string, n: string) => `${insteadAr(what)} (${n})`),
    )
    .join('، ');

const detail = translation(sentences.details, { ...WAYS, error: errorAr, tally: tallyAr });

/** What is known of a condition, in Arabic; what is none of Rasid's own sentences stays as it is, set apart. */
export const detailAr = (text: string): string => detail(text) ?? apart(text);
