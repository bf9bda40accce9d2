import type { Alert } from '../model/alert.ts';
import type { OperationalReport } from '../model/notice.ts';
import { bareAlert } from './bare-alert.ts';
import { plainName } from './foreign-text.ts';
import { gravest } from './match.ts';
import { NOTICE_SEVERITY, NOTICE_WORDS } from './notice-words.ts';

/** How a subject that is a source begins; its id follows. */
const OF_SOURCE = 'source ';
/** More lines than any message shows; the rest is counted. */
const LISTED = 40;
/** Of a source's name, in characters, so that its id still has room. */
const MOST_NAME = 80;

/** `source al-mada still fails`, without its detail. */
export function reportLabel({ subject, kind, phase }: OperationalReport): string {
  if (phase === 'ended') return `${subject} recovered: it ${NOTICE_WORDS[kind].past}`;
  return `${subject} ${phase === 'lasts' ? 'still ' : ''}${NOTICE_WORDS[kind].one}`;
}

/** What helps, in a sentence; empty once it is over. */
export function reportRemedy({ kind, phase }: OperationalReport): string {
  return phase === 'ended' ? '' : NOTICE_WORDS[kind].remedy;
}

function headlineOf(reports: readonly OperationalReport[]): string {
  const [only] = reports;
  if (only && reports.length === 1) return `Operations: ${reportLabel(only)}`;
  const holding = reports.filter((report) => report.phase !== 'ended');
  const parts = [...Map.groupBy(holding, ({ kind }) => kind)].map(([kind, of]) =>
    of.length > 1 && of.every(({ subject }) => subject.startsWith(OF_SOURCE))
      ? `${of.length} sources ${NOTICE_WORDS[kind].many}`
      : of.slice(0, 1).map(reportLabel).join(''),
  );
  const ended = reports.length - holding.length;
  if (ended > 0) parts.push(`${ended} recovered`);
  return `Operations: ${parts.join(', ')}`;
}

/** What began and ended before anybody was told needs no telling. */
function worthReporting(reports: readonly OperationalReport[]): OperationalReport[] {
  const same = (a: OperationalReport, b: OperationalReport): boolean =>
    a.subject === b.subject && a.kind === b.kind && a.since === b.since;
  return reports.filter((report) => {
    const pair = reports.filter((other) => same(report, other)).map((other) => other.phase);
    return !(pair.includes('began') && pair.includes('ended'));
  });
}

/** `source al-mada` as people know it, with the id that sources.yaml has: `source Al Mada (al-mada)`. */
function named(report: OperationalReport, nameOf: (sourceId: string) => string): OperationalReport {
  if (!report.subject.startsWith(OF_SOURCE)) return report;
  const id = report.subject.slice(OF_SOURCE.length);
  const name = plainName(nameOf(id), MOST_NAME);
  return name === id ? report : { ...report, subject: `${OF_SOURCE}${name} (${id})` };
}

/**
 * What happened to sources and the service, as one message: an outage of the network is one alert, not one a source.
 * Null when all of it was over before it could be told. `at` is ISO 8601, UTC; `nameOf` gives a source's name for
 * people.
 */
export function composeNotice(
  reports: readonly OperationalReport[],
  at: string,
  nameOf: (sourceId: string) => string,
): Alert | null {
  const shown = worthReporting(reports)
    .map((report) => named(report, nameOf))
    .sort((a, b) => Number(a.phase === 'ended') - Number(b.phase === 'ended'));
  const [first] = shown;
  if (!first) return null;
  const remedy = shown.length === 1 ? reportRemedy(first) : '';
  return {
    ...bareAlert({
      storyId: 'operations',
      at,
      severity: gravest(
        shown.filter(({ phase }) => phase !== 'ended').map(({ kind }) => NOTICE_SEVERITY[kind]),
      ),
      headline: headlineOf(shown),
      whatsNew: remedy === '' ? [] : [{ kind: 'words', text: remedy }],
    }),
    notice: { reports: shown.slice(0, LISTED), more: Math.max(0, shown.length - LISTED) },
  };
}
