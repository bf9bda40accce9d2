import { isolate, plainLine } from '../alerts/foreign-text.ts';
import type { Endpoint } from '../api/endpoint.ts';
import type { search } from '../api/endpoints/articles.ts';
import type { deadlines } from '../api/endpoints/deadlines.ts';
import type { statements } from '../api/endpoints/statements.ts';
import type { oneStory, stories } from '../api/endpoints/stories.ts';

// The answers as text, for assistants that do not read structured content: an English line, then the original words
// that it rests on, where they are from, and links.

/** What an endpoint answers. */
type AnswerOf<Of> = Of extends Endpoint<infer _Query, infer Answer> ? Answer['_output'] : never;
type Story = AnswerOf<typeof stories>['items'][number];

const LONGEST = 700;
const MOST_SOURCES = 5;

/** Foreign words on one line of their own kind: nothing in them can look like a line of ours. */
const quoted = (text: string): string => `«${isolate(plainLine(text, LONGEST))}»`;
const named = (text: string): string => isolate(plainLine(text, 200));

interface Excerpt {
  text: string;
  marks: readonly { start: number; end: number }[];
}

/** The sentence around the evidence, with the evidence in it as it stands. */
function evidenceLines(excerpt: Excerpt | null): string[] {
  if (excerpt === null) return [];
  const words = excerpt.marks.map(({ start, end }) => quoted(excerpt.text.slice(start, end)));
  return [`  evidence: ${words.join(' … ') || quoted(excerpt.text)}`, `  sentence: ${quoted(excerpt.text)}`];
}

const linkLine = ({ self, page }: { self: string; page: string | null }): string =>
  `  links: ${page === null ? '' : `${page} `}${self}`;

function storyLines(story: Story): string[] {
  const said = [...story.statements, ...story.withdrawals, ...story.matches];
  return [
    `story ${story.id} (${story.movedAt.slice(0, 10)}, ${story.severity}): ${plainLine(story.headline, LONGEST)}`,
    `  title: ${quoted(story.title)}`,
    ...said.flatMap(({ line, excerpt }) => [`  ${plainLine(line, LONGEST)}`, ...evidenceLines(excerpt)]),
    ...story.sources
      .slice(0, MOST_SOURCES)
      .map(
        ({ articleId, sourceName, publishedAt, url }) =>
          `  source: article ${articleId}, ${named(sourceName.en)}, ${publishedAt ?? 'no date'}: ${plainLine(url, LONGEST)}`,
      ),
    linkLine(story.links),
  ];
}

export const storiesText = ({ items }: AnswerOf<typeof stories>): string[] => items.flatMap(storyLines);

export function storyText(story: AnswerOf<typeof oneStory>): string[] {
  return [
    ...storyLines(story),
    'what was told, the latest first:',
    ...story.events.map(({ at, event, headline }) => `  ${at} ${event}: ${plainLine(headline, LONGEST)}`),
    ...(story.deadlines.length > 0 ? ['deadlines:', ...deadlineLines(story.deadlines)] : []),
    'reports:',
    ...story.reports.map(
      ({ id, sourceName, title, url, publishedAt }) =>
        `  article ${id}, ${named(sourceName.en)}, ${publishedAt ?? 'no date'}: ${quoted(title)} ${plainLine(url, LONGEST)}`,
    ),
  ];
}

export const statementsText = ({ items }: AnswerOf<typeof statements>): string[] =>
  items.flatMap((one) => [
    `statement ${one.id}: ${plainLine(one.line, LONGEST)}`,
    `  evidence: ${quoted(one.quote.text)} (${one.quote.field}, ${one.quote.start} to ${one.quote.end}, ${one.certainty})`,
    ...(one.excerpt === null ? [] : [`  sentence: ${quoted(one.excerpt.text)}`]),
    `  source: ${named(one.article.sourceName.en)}, ${one.article.publishedAt ?? 'no date'}: ${plainLine(one.article.url, LONGEST)}`,
    linkLine(one.links),
  ]);

function deadlineLines(items: AnswerOf<typeof deadlines>['items']): string[] {
  return items.flatMap((one) => [
    `deadline ${one.id}: ${one.date}, ${one.state}: ${plainLine(one.line, LONGEST)}`,
    ...(one.quote === null
      ? []
      : [
          `  evidence: ${quoted(one.quote.text)} (${one.quote.field}, ${one.quote.start} to ${one.quote.end})`,
        ]),
    ...(one.excerpt === null ? [] : [`  sentence: ${quoted(one.excerpt.text)}`]),
    `  source: ${named(one.article.sourceName.en)}: ${plainLine(one.article.url, LONGEST)}`,
    linkLine(one.links),
  ]);
}

export const deadlinesText = ({ items }: AnswerOf<typeof deadlines>): string[] => deadlineLines(items);

export const foundText = ({ items }: AnswerOf<typeof search>): string[] =>
  items.flatMap((one) => [
    `article ${one.id}, ${named(one.sourceName.en)}, ${one.publishedAt ?? one.fetchedAt}${one.story === null ? '' : `, story ${one.story.id}: ${plainLine(one.story.headline, LONGEST)}`}`,
    `  title: ${quoted(one.title)}`,
    `  evidence: ${quoted(one.snippet.map(({ text }) => text).join(''))}`,
    `  source: ${plainLine(one.url, LONGEST)}`,
    linkLine(one.links),
  ]);
