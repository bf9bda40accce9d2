import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { STATEMENT_TOPIC, WITHDRAWAL_TOPIC } from '../src/model/topic.ts';
import type { Field } from '../src/model/verdict.ts';
import { randomFrom } from './random.ts';

export type Level = 'main' | 'secondary' | 'mention' | 'none';

/** Whether an article of that level is to be alerted. */
export const isAlert = (level: string | null): boolean => level === 'main' || level === 'secondary';

/** Deciding words and what they say. */
export interface LabelSpan {
  field: Field;
  start: number;
  end: number;
}

export interface LabelledWithdrawal {
  span: LabelSpan | null;
  level: Level;
  force: string | null;
  host: string | null;
  status: string | null;
}

export interface LabelledStatement {
  span: LabelSpan | null;
  level: Level;
  faction: string;
  /** Faction ids, or patterns of English names between slashes, that count as that faction. */
  accept: readonly string[];
  speaker: string | null;
  type: string;
  target: string | null;
}

/** Words that a judge took for a group's, beside those labelled as statements, and what a reader says of them. */
export interface LabelledSaying extends LabelSpan {
  /** The group whose words the judge took them for, by its English name. */
  faction: string;
  /** Whether they are. */
  own: boolean;
  /** What they do and whom they are aimed at; absent where they are not the group's. */
  type?: string;
  target?: string | null;
}

/** An article with what its readers found in it. */
export interface LabelledArticle {
  id: string;
  /** Which collection it is from. */
  set: string;
  source: string | null;
  publishedAt: string | null;
  title: string;
  text: string;
  /** Articles of one group tell of the same days: they are never on both sides of a split. */
  fold: string;
  /** null where the topic was not labelled. */
  W: Level | null;
  F: Level | null;
  /** How many texts of the stream it stands for. */
  weightW: number;
  weightF: number;
  withdrawals: readonly LabelledWithdrawal[];
  statements: readonly LabelledStatement[];
  sayings?: readonly LabelledSaying[];
}

interface Text {
  id: string;
  title: string;
  text: string;
  publishedAt: string | null;
  source: string | null;
}

/** Reads JSON Lines, gzipped or not; a line separator of Unicode inside a string ends no line. */
export function readLines<Row>(file: string): Row[] {
  const raw = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** Where the texts of real streams lie beside the project, if they do. */
export const REAL = '../shared/data/real';

const STREAMS = {
  'articles-2018': 'articles-2018.jsonl.gz',
  'telegram-2026': 'telegram-2026.jsonl.gz',
} as const;

export function realTexts(folder: string): Map<string, Text & { set: string }> {
  const texts = new Map<string, Text & { set: string }>();
  for (const [set, file] of Object.entries(STREAMS)) {
    if (!existsSync(join(folder, file))) continue;
    for (const text of readLines<Text>(join(folder, file)))
      texts.set(text.id, { ...text, set, title: text.title ?? '', text: text.text ?? '' });
  }
  return texts;
}

interface OwnLabel {
  id: string;
  W: Level;
  F: Level;
  second?: boolean;
  weight?: number;
  withdrawals?: (LabelSpan & Omit<LabelledWithdrawal, 'span'>)[];
  statements?: (LabelSpan & Omit<LabelledStatement, 'span'>)[];
}

interface SharedLabel {
  id: string;
  set: string;
  weightW: number;
  weightF: number;
  W: Level;
  F?: Level;
  force?: string | null;
  host?: string | null;
  status?: string | null;
  others?: { force: string; host: string; status: string }[];
  Wq?: string | null;
  statements?: (Omit<LabelledStatement, 'span' | 'level'> & { q: string })[];
}

/** Half a month of a stream, by which cross-validation splits. */
const foldOf = (set: string, publishedAt: string | null): string => {
  const day = (publishedAt ?? '').slice(0, 10);
  return set === 'telegram-2026'
    ? `${set} ${day.slice(0, 7)} ${Math.floor(Number(day.slice(8)) / 8)}`
    : `${set} ${day.slice(0, 7)}`;
};

/** Where quoted words stand in a text; lines may be broken otherwise than in the quotation. */
function findWords(
  { title, text }: Pick<Text, 'title' | 'text'>,
  words: string | null | undefined,
): LabelSpan | null {
  if (!words) return null;
  const escaped = words.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const pattern = new RegExp(escaped.replaceAll(/\s+/g, String.raw`\s+`), 'u');
  for (const [field, where] of [
    ['title', title],
    ['text', text],
  ] as const) {
    const found = pattern.exec(where);
    if (found) return { field, start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** The labels of real texts: those beside the texts, and the project's own (`training/labels.jsonl`: ids and offsets). */
export function realArticles(folder: string, ownLabels: string): LabelledArticle[] {
  const texts = realTexts(folder);
  const found = new Map<string, LabelledArticle>();
  for (const label of readLines<SharedLabel>(join(folder, 'labels.jsonl'))) {
    const text = texts.get(label.id);
    // articles-2015 is never learned from: it is the honest test of other years and outlets.
    if (!text || !(label.set in STREAMS)) continue;
    const lead = {
      span: findWords(text, label.Wq),
      level: label.W,
      force: label.force ?? null,
      host: label.host ?? null,
      status: label.status ?? null,
    };
    found.set(label.id, {
      ...text,
      fold: foldOf(text.set, text.publishedAt),
      W: label.W,
      F: label.F ?? null,
      weightW: label.weightW,
      weightF: label.weightF,
      withdrawals:
        label.W === 'none'
          ? []
          : [
              lead,
              ...(label.others ?? []).map((other) => ({ span: null, level: 'secondary' as const, ...other })),
            ],
      statements: (label.statements ?? []).map(({ q, ...rest }) => ({
        ...rest,
        span: findWords(text, q),
        level: label.F ?? 'main',
        accept: rest.accept ?? [],
      })),
    });
  }
  for (const label of readLines<OwnLabel>(ownLabels)) {
    const text = texts.get(label.id);
    const shared = found.get(label.id);
    // Some of the labels beside the texts say nothing of statements; ours complete them.
    if (!text || label.second || (shared && shared.F !== null)) continue;
    const spanOf = ({ field, start, end }: LabelSpan): LabelSpan => ({ field, start, end });
    const ofStatements = {
      F: label.F,
      weightF: label.weight ?? 1,
      statements: (label.statements ?? []).map((one) => ({
        ...one,
        accept: one.accept ?? [],
        span: spanOf(one),
      })),
    };
    const ofWithdrawals = shared ?? {
      ...text,
      fold: foldOf(text.set, text.publishedAt),
      W: label.W,
      weightW: label.weight ?? 1,
      withdrawals: (label.withdrawals ?? []).map((one) => ({ ...one, span: spanOf(one) })),
    };
    found.set(label.id, { ...ofWithdrawals, ...ofStatements });
  }
  return [...found.values()];
}

interface RetoldRow {
  id: string;
  published: string;
  title: string;
  text: string;
  outlet?: string;
  W: Level;
  /** null where nobody looked for statements. */
  F: Level | null;
  force?: string | null;
  host?: string | null;
  status?: string | null;
  withdrawals?: {
    q: string;
    level: Level;
    force: string | null;
    host: string | null;
    status: string | null;
  }[];
  statements?: {
    q?: string;
    level?: Level;
    accept?: string[];
    faction: string;
    speaker?: string | null;
    type: string;
    target?: string | null;
  }[];
}

/** The examples by which the built-in topics show what they mean. */
export const exampleArticles = (
  topics: readonly { id: string; examples: { matches: readonly Example[]; rejects: readonly Example[] } }[],
): LabelledArticle[] =>
  topics.flatMap(({ id, examples }) =>
    (['matches', 'rejects'] as const).flatMap((side) =>
      examples[side].map((example, at): LabelledArticle => {
        const level = side === 'matches' ? 'main' : 'none';
        const { title, text } = typeof example === 'string' ? { title: example, text: '' } : example;
        return {
          id: `${id}.${side}.${at}`,
          set: 'example',
          source: null,
          publishedAt: null,
          title: title ?? '',
          text: text ?? '',
          fold: 'example',
          W: id === WITHDRAWAL_TOPIC ? level : null,
          F: id === STATEMENT_TOPIC ? level : null,
          weightW: EXAMPLE_WEIGHT,
          weightF: EXAMPLE_WEIGHT,
          withdrawals: [],
          statements: [],
        };
      }),
    ),
  );

type Example = string | { title?: string | undefined; text?: string | undefined };
/** What an example says is meant so. */
const EXAMPLE_WEIGHT = 9;

/** Articles of our own writing. Older ones say which withdrawals and statements there are, not in which words. */
export const retoldArticles = (files: readonly string[]): LabelledArticle[] =>
  files.flatMap((file) => ownArticles(file, 'retold', () => 'retold'));

/**
 * News of many outlets and years in our own words, told as they told it: learned from and measured like a stream, but
 * half of it is about a topic, so no probability can be calibrated on it.
 */
export const outletArticles = (file: string): LabelledArticle[] =>
  ownArticles(file, OUTLETS_SET, ({ published }) => `${OUTLETS_SET} ${published.slice(0, 7)}`);

export const OUTLETS_SET = 'other-outlets';

function ownArticles(file: string, set: string, foldOfRow: (row: RetoldRow) => string): LabelledArticle[] {
  return readLines<RetoldRow>(file).map(
    (row): LabelledArticle => ({
      id: row.id,
      set,
      source: row.outlet ?? null,
      publishedAt: row.published,
      title: row.title,
      text: row.text,
      fold: foldOfRow(row),
      W: row.W,
      F: row.F,
      weightW: 1,
      weightF: 1,
      withdrawals:
        row.W === 'none'
          ? []
          : (row.withdrawals?.map(({ q, ...rest }) => ({ ...rest, span: findWords(row, q) })) ?? [
              {
                span: null,
                level: row.W,
                force: row.force ?? null,
                host: row.host ?? null,
                status: row.status ?? null,
              },
            ]),
      statements: (row.statements ?? []).map(({ faction, speaker, type, target, q, level, accept }) => ({
        span: findWords(row, q),
        level: level ?? row.F ?? 'none',
        faction,
        accept: accept ?? [],
        speaker: speaker ?? null,
        type,
        target: target ?? null,
      })),
    }),
  );
}

/** A share of the texts that nobody labelled; of a stream, one in hundreds carries a topic. */
export function unlabelledTexts(
  folder: string,
  labelled: ReadonlySet<string>,
  share: number,
): LabelledArticle[] {
  const random = randomFrom(11);
  return [...realTexts(folder).values()]
    .filter(({ id }) => !labelled.has(id) && random() < share)
    .map((text) => ({
      ...text,
      set: 'unlabelled',
      fold: foldOf(text.set, text.publishedAt),
      W: 'none',
      F: 'none',
      weightW: 1,
      weightF: 1,
      withdrawals: [],
      statements: [],
    }));
}
