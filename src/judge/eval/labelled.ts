import { PayloadError } from '../../lib/errors.ts';
import type { Judgeable } from '../../model/article.ts';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../../model/topic.ts';

/** How present a topic is in a labelled article; a mention is scored neither way. */
export type Level = 'main' | 'secondary' | 'mention' | 'none';

/** The topics that labels speak of: the letter of the label, and the id of the topic. */
export const LABELLED_TOPICS = { W: WITHDRAWAL_TOPIC, F: STATEMENT_TOPIC } as const;
export type TopicLetter = keyof typeof LABELLED_TOPICS;

/** What a label says of the leading withdrawal; a facet that the line leaves out is not scored. */
export interface WithdrawalLabel {
  force?: string | null;
  host?: string | null;
  status?: string | null;
  deadline?: string | null;
}

/** What a label says of one statement; English canonical names. */
export interface StatementLabel {
  faction: string;
  speaker: string | null;
  type: string | null;
  target: string | null;
}

/** One labelled article. A topic without a label is not scored. */
export interface Labelled {
  id: string;
  article: Judgeable;
  levels: Partial<Record<TopicLetter, Level>>;
  withdrawal: WithdrawalLabel;
  /** Null where the line does not list its statements. */
  statements: StatementLabel[] | null;
}

type Row = Record<string, unknown>;

const LEVELS: Readonly<Record<string, Level>> = {
  main: 'main',
  secondary: 'secondary',
  mention: 'mention',
  none: 'none',
  '1': 'main',
  '0': 'none',
};

function level(row: Row, letter: TopicLetter): Level | undefined {
  const value = row[letter];
  if (value === undefined || value === null) return undefined;
  const known = LEVELS[String(value)];
  if (!known)
    throw new PayloadError(`${letter}: found '${value}', allowed: main, secondary, mention, none, 1, 0`);
  return known;
}

function textOrNull(row: Row, key: string): string | null {
  const value = row[key];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw new PayloadError(`${key}: found ${typeof value}, allowed: text or null`);
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

function withdrawal(row: Row): WithdrawalLabel {
  const label: WithdrawalLabel = {};
  for (const key of ['force', 'host', 'status', 'deadline'] as const) {
    if (row[key] !== undefined) label[key] = textOrNull(row, key);
  }
  return label;
}

function statements(row: Row): StatementLabel[] | null {
  const list = row.statements;
  if (list === undefined || list === null) return null;
  if (!Array.isArray(list)) throw new PayloadError(`statements: found ${typeof list}, allowed: a list`);
  return list.map((one: unknown, n) => {
    if (!isRow(one)) throw new PayloadError(`statements.${n}: found ${String(one)}, allowed: an object`);
    const faction = textOrNull(one, 'faction');
    if (faction === null) throw new PayloadError(`statements.${n}.faction: missing`);
    return {
      faction,
      speaker: textOrNull(one, 'speaker'),
      type: textOrNull(one, 'type'),
      target: textOrNull(one, 'target'),
    };
  });
}

/**
 * Checks one line of a labelled file: {id, title, text, published | publishedAt, W, F} and the facets that
 * docs/what-counts.md names. Throws PayloadError, in one line that begins with the field.
 */
export function readLabelled(row: Row): Labelled {
  if (typeof row.id !== 'string' && typeof row.id !== 'number')
    throw new PayloadError('id: missing, needed: text or a number');
  const title = textOrNull(row, 'title') ?? '';
  const text = textOrNull(row, 'text') ?? '';
  if (title === '' && text === '') throw new PayloadError('title and text: both missing');
  const published = textOrNull(row, 'publishedAt') ?? textOrNull(row, 'published');
  if (published !== null && Number.isNaN(Date.parse(published)))
    throw new PayloadError(`published: found '${published}', allowed: an ISO date`);
  const levels: Labelled['levels'] = {};
  for (const letter of ['W', 'F'] as const) {
    const found = level(row, letter);
    if (found) levels[letter] = found;
  }
  if (!levels.W && !levels.F) throw new PayloadError('W and F: both missing, one is needed');
  const source = textOrNull(row, 'source') ?? textOrNull(row, 'outlet');
  return {
    id: String(row.id),
    article: { title, text, publishedAt: published, source },
    levels,
    withdrawal: withdrawal(row),
    statements: statements(row),
  };
}
