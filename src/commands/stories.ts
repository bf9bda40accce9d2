import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Judgeable } from '../model/article.ts';
import type { JudgedArticle, Outlet } from '../model/story.ts';
import type { Classification } from '../model/verdict.ts';
import { features } from '../stories/features.ts';
import { createMemoryIndex } from '../stories/memory-index.ts';
import { type Command, type CommandWorld, EXIT, UsageError } from './command.ts';
import { readJsonLines } from './read-input.ts';

/** What the command needs of the rest, loaded only when it runs. */
export interface StoryTools {
  classify: (article: Judgeable) => Classification;
  /** The outlet behind a `source` (an id or a host), or null where it is not configured. */
  outletOf: (source: string) => Outlet | null;
}

const HELP = `
Usage: rasid stories --jsonl [--why] < ARTICLES

Puts judged articles into stories, as the workers do, in memory only.

In, a line each, in time order:  {"id", "source", "title", "text", "publishedAt"}
Out, a line each, same order:    {"id", "storyId", "event"}

storyId is null for what matches no topic. event is what happened to the story:
opened | status_changed | new_statement | corroborated | corrected | none.
A line with an id seen before is a revision of that article.
A line that cannot be read gives {"id", "error"}; the exit code is then 1.

  --jsonl   required: many articles in one process
  --why     adds "reason" and "whatsNew" to each line

Example:  rasid stories --jsonl < articles.jsonl
`;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An outlet nobody configured: taken to be independent, and its own voice. */
const unknownOutlet = (source: string): Outlet => ({
  id: source,
  name: { ar: source, en: source },
  ownership: 'independent',
  owner: null,
});

/** A moment as ISO 8601, or null for what is no date. */
function momentOf(value: unknown): string | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** Reads one line's article; null when it has no id. `lastSeen` stands for a publication time it lacks. */
function readArticle(
  value: Record<string, unknown>,
  tools: StoryTools,
  revision: number,
  lastSeen: string,
): JudgedArticle {
  const id = String(value.id);
  const title = textOf(value.title);
  const text = textOf(value.text);
  const source = textOf(value.source);
  const publishedAt = momentOf(value.publishedAt);
  return {
    article: { id, title, text, url: '', publishedAt, fetchedAt: lastSeen, revision },
    outlet: tools.outletOf(source) ?? unknownOutlet(source),
    classification: tools.classify({ title, text, publishedAt, source: source === '' ? null : source }),
  };
}

async function write(world: CommandWorld, line: object): Promise<void> {
  if (!world.stdout.write(`${JSON.stringify(line)}\n`)) await once(world.stdout, 'drain');
}

async function placeAll(world: CommandWorld, tools: StoryTools, why: boolean): Promise<number> {
  const index = createMemoryIndex();
  const revisions = new Map<string, number>();
  let lastSeen = new Date(0).toISOString();
  let code: number = EXIT.ok;
  for await (const line of readJsonLines(world)) {
    const id = line.value?.id;
    if (line.value === null || (typeof id !== 'string' && typeof id !== 'number')) {
      code = EXIT.badInput;
      const error = line.value === null ? line.problem : `line ${line.line}: no id`;
      await write(world, { id: null, error });
      continue;
    }
    const revision = (revisions.get(String(id)) ?? 0) + 1;
    revisions.set(String(id), revision);
    const judged = readArticle(line.value, tools, revision, lastSeen);
    lastSeen = judged.article.publishedAt ?? lastSeen;
    const { storyId, event, reason, whatsNew } = index.place(features(judged));
    await write(world, why ? { id, storyId, event, reason, whatsNew } : { id, storyId, event });
  }
  return code;
}

/** `rasid stories`. `load` brings the judge and the configured outlets when the command runs. */
export function createStoriesCommand(load: () => Promise<StoryTools>): Command {
  return {
    name: 'stories',
    summary: 'puts articles (JSON Lines) into stories and says what happened to each',
    help: HELP,
    run: async (args, world) => {
      const { values } = parseArgs({
        args,
        options: { jsonl: { type: 'boolean' }, why: { type: 'boolean' } },
      });
      if (!values.jsonl) throw new UsageError('stories reads JSON Lines: rasid stories --jsonl');
      return placeAll(world, await load(), values.why === true);
    },
  };
}
