import { nearest } from '../lib/nearest.ts';
import type { Dispatch } from '../model/channel.ts';
import { clip, directionMark, FIRST_STRONG_ISOLATE, POP_ISOLATE, plainRun } from './foreign-text.ts';
import type { Room } from './render/room.ts';
import type { Run } from './render/run.ts';
import { type View, viewOf } from './render/view.ts';

/**
 * An operator's own form of a message: a title and lines with `{{fields}}`, no code. A line whose fields are all empty
 * is left out; a line with a field of a list (`{{article.source}}`) stands once for each entry of the list.
 */

/** Words as written, or the name of a field. */
type Part = { words: string } | { field: string };
type Line = readonly Part[];

export interface Template {
  title: Line;
  lines: readonly Line[];
}

/** A piece of a filled line; an address is a link to itself. */
export interface LineRun extends Run {
  url?: string;
}

/** A message in an operator's form; an empty line is a gap. */
export interface FilledTemplate {
  view: View;
  /** Of a test, TEST stands before all else. */
  title: string;
  lines: LineRun[][];
}

interface Value {
  runs: readonly LineRun[];
  isForeign: boolean;
}

const english = (text: string): Value => ({
  runs: text === '' ? [] : [{ text, marked: false }],
  isForeign: false,
});
const foreign = (runs: readonly Run[]): Value => ({ runs, isForeign: true });
const foreignText = (text: string): Value => ({ ...english(text), isForeign: true });
const address = (url: string | null | undefined): Value => ({
  runs: url ? [{ text: url, marked: false, url }] : [],
  isForeign: false,
});

type Fields<Of> = Readonly<Record<string, (of: Of) => Value>>;

const STORY: Fields<View> = {
  severity: ({ severity }) => english(severity.toUpperCase()),
  event: ({ event }) => english(event),
  time: ({ at }) => english(at),
  headline: ({ headline }) => english(headline),
  news: ({ whatsNew }) => english(whatsNew),
  title: ({ title }) => foreign(title),
  url: ({ titleUrl }) => address(titleUrl),
  topics: ({ topics }) => english(topics),
  outlets: ({ outlets }) => english(outlets),
  story: ({ links }) => address(links?.story),
  relevant: ({ links }) => address(links?.relevant),
  notRelevant: ({ links }) => address(links?.notRelevant),
};

const FACT: Fields<View['facts'][number]> = {
  'fact.label': ({ name }) => english(name),
  'fact.detail': ({ detail }) => english(detail),
  'fact.names': ({ arabic }) => foreignText(arabic),
  'fact.quote': ({ quote }) => foreign(quote),
  'fact.source': ({ from }) => foreignText(from),
};

const DEADLINE: Fields<View['deadlines'][number]> = {
  'deadline.date': ({ label }) => english(label),
  'deadline.words': ({ words }) => foreignText(words),
};

const ARTICLE: Fields<View['articles'][number]> = {
  'article.source': ({ source }) => foreignText(source),
  'article.ownership': ({ ownership }) => english(ownership),
  'article.time': ({ at }) => english(at),
  'article.title': ({ title }) => foreignText(title),
  'article.url': ({ url }) => address(url),
};

/** The lists of a view by the first word of their fields: for each entry, what its fields are. */
const LISTS: Readonly<Record<string, (view: View) => ((field: string) => Value | undefined)[]>> = {
  fact: ({ facts }) => facts.map((fact) => (field) => FACT[field]?.(fact)),
  deadline: ({ deadlines }) => deadlines.map((deadline) => (field) => DEADLINE[field]?.(deadline)),
  article: ({ articles }) => articles.map((article) => (field) => ARTICLE[field]?.(article)),
};

const STORY_FIELDS = Object.keys(STORY);
/** Every field that a line may name. */
export const TEMPLATE_FIELDS: readonly string[] = [
  ...STORY_FIELDS,
  ...[FACT, DEADLINE, ARTICLE].flatMap(Object.keys),
];

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

const listOf = (field: string): string | null => (field.includes('.') ? (field.split('.')[0] ?? null) : null);

function listsIn(line: Line): string[] {
  const lists = line.map((part) => ('field' in part ? listOf(part.field) : null));
  return [...new Set(lists.filter((list) => list !== null))];
}

/** Reads a title or line; what is wrong comes back as a sentence on what is allowed. */
export function parseTemplateLine(
  written: string,
  of: 'title' | 'line',
): { line: Line } | { allowed: string } {
  const text = plainRun(written);
  const known = of === 'title' ? STORY_FIELDS : TEMPLATE_FIELDS;
  const line: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(FIELD)) {
    const field = match[1] ?? '';
    if (!known.includes(field)) {
      const meant = nearest(field, known);
      const hint = meant === null ? '' : `; did you mean {{${meant}}}?`;
      return { allowed: `fields of: ${known.join(', ')}${hint}` };
    }
    if (match.index > at) line.push({ words: text.slice(at, match.index) });
    line.push({ field });
    at = match.index + match[0].length;
  }
  if (at < text.length) line.push({ words: text.slice(at) });
  if (line.some((part) => 'words' in part && /\{\{|\}\}/.test(part.words))) {
    return { allowed: 'each {{ closed by }}, with one field between them' };
  }
  const lists = listsIn(line);
  if (lists.length > 1) return { allowed: `fields of one list in a line, not of ${lists.join(' and ')}` };
  return { line };
}

/** Runs of one line put together where nothing tells them apart. */
function joined(runs: readonly LineRun[]): LineRun[] {
  const line: LineRun[] = [];
  for (const run of runs) {
    const last = line.at(-1);
    if (last && last.marked === run.marked && !last.url && !run.url) last.text += run.text;
    else line.push({ ...run });
  }
  return line;
}

const textOf = (line: readonly LineRun[]): string => line.map((run) => run.text).join('');
const mark = (text: string): LineRun => ({ text, marked: false });

/** A line with the values of its fields, or null where all of them are empty. */
function filledLine(line: Line, fieldValue: (field: string) => Value): LineRun[] | null {
  const values = line.map((part) => ('field' in part ? fieldValue(part.field) : english(part.words)));
  const fields = values.filter((_value, index) => 'field' in (line[index] ?? {}));
  if (fields.length > 0 && fields.every(({ runs }) => runs.length === 0)) return null;
  const isArabic = line.some((part) => 'words' in part && directionMark(part.words) !== '');
  const runs = values.flatMap(({ runs, isForeign }, index): LineRun[] => {
    const isField = 'field' in (line[index] ?? {});
    if (runs.length === 0 || !(isForeign || (isArabic && isField))) return [...runs];
    // Alone on its line it gives the line its direction; among other words it keeps its own to itself.
    const isAlone = values.length === 1;
    const before = isAlone ? directionMark(textOf(runs)) : FIRST_STRONG_ISOLATE;
    return [mark(before), ...runs, mark(isAlone ? '' : POP_ISOLATE)].filter(({ text }) => text !== '');
  });
  return joined(runs);
}

function filledTitle({ title }: Template, view: View, maxLength: number): string {
  const text = textOf(filledLine(title, (field) => STORY[field]?.(view) ?? english('')) ?? []);
  // A headline says TEST too: here it stands before what the operator put first.
  const whole = view.test ? `TEST: ${text.replace('TEST: ', '')}` : text || view.headline;
  return whole.length <= maxLength ? whole : clip(whole.replace(/[\u2068\u2069]/g, ''), maxLength);
}

/** What a line costs beside its words, so that a thousand empty ones are bounded too. */
const LINE_COST = 20;
const LONGEST_TITLE = 300;

/**
 * Fills a template; lines go as far as the room's `words`. Null where there is none, and for digests and messages to
 * the operators, which are tables and keep their own form.
 */
export function fillTemplate(
  template: Template | undefined,
  dispatch: Dispatch,
  room: Room,
): FilledTemplate | null {
  if (template === undefined || dispatch.alert.summary || dispatch.alert.notice) return null;
  const view = viewOf(dispatch, { ...room, articleTitle: 160 });
  const lines = template.lines.flatMap((line) => {
    const [list] = listsIn(line);
    const entries = list === undefined ? [() => undefined] : (LISTS[list]?.(view) ?? []);
    return entries.map((entry) =>
      filledLine(line, (field) => entry(field) ?? STORY[field]?.(view) ?? english('')),
    );
  });
  let left = room.words;
  const kept = lines
    .filter((line) => line !== null)
    .filter((line) => {
      left -= textOf(line).length + LINE_COST;
      return left >= 0;
    });
  return { view, title: filledTitle(template, view, LONGEST_TITLE), lines: kept };
}
