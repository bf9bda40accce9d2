import { newsLine } from '../alerts/change-words.ts';
import { PayloadError } from '../lib/errors.ts';
import { configFolder } from '../settings/place.ts';
import { features } from '../stories/features.ts';
import { createMemoryIndex } from '../stories/memory-index.ts';
import { answerLines } from './answer-lines.ts';
import { type Command, type CommandWorld, command, SWITCH, TEXT, UsageError } from './command.ts';
import { fetchedAt, readStoryArticle, type StoryTools } from './story-article.ts';

const HELP = `
Usage: rasid stories --jsonl [FILE|-] [--why] [--config DIR]

Puts judged articles into stories, as the workers do, in memory only.

In, a line each, in time order:  {"id", "source", "title", "text", "publishedAt"}
Out, a line each, same order:    {"id", "storyId", "developmentId", "event"}

A story is one affair; a development is one statement or one step in it, and the unit of an alert. Both are null for
what matches no topic. event is what the article's weightiest development brought:
opened | status_changed | new_statement | corroborated | corrected | none.
A line with an id seen before is a revision of that article. One without a date, or with one that is yet to come, counts
as published with the line before it.
A line that cannot be read gives {"id", "error"}; the exit code is then 1.

  --jsonl        required: many articles in one process, from FILE or standard input
  --json         accepted, for habit: it is JSON anyway
  --why          adds "reason" and "whatsNew" to each line, and "also", where the article tells other developments as
                 well: each with its own story and event
  --config DIR   lexicons, topics and sources of that folder (or RASID_CONFIG)

Example:  rasid stories --jsonl articles.jsonl
`;

function placeAll(
  world: CommandWorld,
  file: string | undefined,
  tools: StoryTools,
  why: boolean,
): Promise<number> {
  const index = createMemoryIndex();
  const revisions = new Map<string, number>();
  let lastSeen: string | null = null;
  return answerLines(world, { name: 'stories', file }, (value) => {
    const { id } = value;
    if (typeof id !== 'string' && typeof id !== 'number') throw new PayloadError('no id');
    const revision = (revisions.get(String(id)) ?? 0) + 1;
    revisions.set(String(id), revision);
    lastSeen = fetchedAt(value.publishedAt, lastSeen);
    const judged = readStoryArticle(value, tools, revision, lastSeen);
    const { reason, whatsNew, also, ...placed } = index.place(features(judged));
    if (!why) return placed;
    return { ...placed, reason, whatsNew: newsLine(whatsNew), ...(also.length > 0 ? { also } : {}) };
  });
}

/** `rasid stories`. `load` brings the judge and the outlets of a configuration folder when the command runs. */
export function createStoriesCommand(load: (folder: string) => Promise<StoryTools>): Command {
  return command({
    flags: { config: TEXT, json: SWITCH, jsonl: SWITCH, why: SWITCH },
    words: 'file',
    help: HELP,
    async run({ values, positionals }, world) {
      if (!values.jsonl) throw new UsageError('stories reads JSON Lines: rasid stories --jsonl');
      const [file, ...more] = positionals;
      if (more.length > 0) throw new UsageError('one FILE at a time: see rasid stories --help');
      return placeAll(world, file, await load(configFolder(values, world.env)), values.why === true);
    },
  });
}
