import { dateLabel, instantLabel } from '../../lib/date-label.ts';
import type { Alert, AlertArticle, AlertStatement, Excerpt } from '../../model/alert.ts';
import { plainLine, plainName } from '../foreign-text.ts';
import { withdrawalLeads } from '../headline.ts';
import { reportLabel, reportRemedy } from '../notice.ts';
import { matchLabel, statementLabel, tellingLabel, withdrawalLabel } from '../wording.ts';
import type { Room } from './room.ts';
import { type Run, runsOf, titleWith } from './run.ts';

/** A fact with the original words for it. */
export interface Fact {
  kind: 'statement' | 'withdrawal' | 'match' | 'notice';
  /** English, from canonical names. */
  name: string;
  /** The same; empty for the only fact, where the headline has said it. */
  label: string;
  /** How it was said: `interview, in the speaker's own words`; may be empty. */
  detail: string;
  /** The faction's and the speaker's Arabic names, where known. */
  arabic: string;
  quote: Run[];
  /** The outlet the words are from. */
  from: string;
}

/** How a fact was said and who reports it. */
export const aboutOf = ({ detail, from }: Fact): string[] => [detail, from].filter((part) => part !== '');

type NamedFact = Omit<Fact, 'label'>;

/** An outlet as readers know it. */
export const sourceLabel = ({ source, sourceName }: Pick<AlertArticle, 'source' | 'sourceName'>): string =>
  plainName(sourceName.en, 60) || plainName(sourceName.ar, 60) || plainName(source, 60);

/** Reports to operators, a line each; what there is no room for is counted. */
function noticeFacts({ reports, more }: NonNullable<Alert['notice']>, room: Room): Fact[] {
  const bare: Fact = { kind: 'notice', name: '', label: '', detail: '', arabic: '', quote: [], from: '' };
  const lines = reports.slice(0, room.facts).map(
    (report): Fact => ({
      ...bare,
      label: plainLine(reports.length === 1 ? '' : reportLabel(report), 200),
      detail: plainLine(`${report.detail}; since ${instantLabel(report.since)}`, 300),
      from: reports.length === 1 ? '' : plainLine(reportRemedy(report), 160),
    }),
  );
  const rest = more + Math.max(0, reports.length - room.facts);
  return rest > 0 ? [...lines, { ...bare, label: `and ${rest} more: see the status page` }] : lines;
}

/** How something was said. What stands below footage is its caption, and nobody's speech. */
function manner({ medium, certainty, type }: AlertStatement): string {
  const speech = certainty === 'quoted' ? 'direct quote' : 'reported speech';
  if (medium === 'video' && (type === 'claim' || certainty === 'reported')) return medium;
  return medium ? `${medium}, ${speech}` : speech;
}

/** What an alert tells, the leading fact first; as many as there is room for. */
export function factsOf(alert: Alert, room: Room): Fact[] {
  if (alert.notice) return noticeFacts(alert.notice, room);
  const sourceOf = (articleId: string): string => {
    const article = alert.articles.find((candidate) => candidate.id === articleId);
    return article ? sourceLabel(article) : '';
  };
  /** The words that the title does not show already. */
  const shown = (excerpt: Excerpt | null): Pick<Fact, 'quote' | 'from'> =>
    excerpt === null || titleWith(excerpt, alert.title) !== null
      ? { quote: [], from: '' }
      : { quote: runsOf(excerpt, room.quote), from: sourceOf(excerpt.articleId) };
  const statements = alert.statements.map((statement): NamedFact => {
    const names = [statement.speaker?.name, statement.factionAr].filter((name) => name != null);
    return {
      kind: 'statement',
      name: plainLine(statementLabel(statement), 250),
      detail: plainLine(manner(statement), 80),
      arabic: plainLine(names.join('، '), 120),
      ...shown(statement.quote),
    };
  });
  const withdrawals = alert.withdrawals.map((withdrawal): NamedFact => {
    const deadline = withdrawal.deadline ? `by ${dateLabel(withdrawal.deadline)}` : '';
    return {
      kind: 'withdrawal',
      name: plainLine(withdrawalLabel(withdrawal), 250),
      detail: plainLine([tellingLabel(withdrawal), deadline].filter((part) => part !== '').join(', '), 80),
      arabic: plainLine(withdrawal.by?.name ?? '', 120),
      ...shown(withdrawal.excerpt),
    };
  });
  const matches = (alert.matches ?? []).map(
    (match): NamedFact => ({
      kind: 'match',
      name: plainLine(matchLabel(match), 250),
      detail: 'the words that matched',
      arabic: plainLine(match.name.ar, 120),
      ...shown(match.excerpt),
    }),
  );
  const leading = withdrawalLeads(alert) ? withdrawals : statements;
  const other = leading === statements ? withdrawals : statements;
  const [first, ...rest] = [...leading, ...other, ...matches].slice(0, room.facts);
  if (!first) return [];
  const said = rest.length === 0 && plainLine(alert.headline, 300).startsWith(first.name);
  return [first, ...rest].map((fact) => ({ ...fact, label: said ? '' : fact.name }));
}
