import { PayloadError } from '../lib/errors.ts';
import type { FeedContent, ParsedFeed } from '../sources/feed/model.ts';
import type { ParseOptions } from '../sources/feed/parse.ts';
import { readFeedBody } from '../sources/feed/read-feed.ts';
import { answerLines } from './answer-lines.ts';
import { type CommandWorld, command, EXIT, onlyWord, print, SWITCH, TEXT } from './command.ts';
import { readBytes } from './read-input.ts';

const HELP = `
Usage: rasid parse-feed FILE|- [--url URL] [--content-type TYPE]
       rasid parse-feed --jsonl [FILE|-]

Reads a feed (RSS, RDF, Atom, CDF, JSON Feed) from a file or standard input and prints what is in it, as one JSON object:
{title, link, language, items: [{id, title, link, published, updated, summary, content, author, categories}]}

  --url URL            where the feed came from; relative links are relative to it
  --content-type TYPE  the Content-Type it came with, for its charset
  --json               accepted, for habit: it is JSON anyway
  --jsonl              many feeds: {id, path, url?, contentType?} a line, from FILE or standard input,
                       {id, feed} or {id, error} a line on standard output, in the same order; the exit code is 1 where there was an error

What is amiss with a feed that can be read all the same (its end is missing, entries were left out) is told on standard error.

Example: rasid parse-feed feed.xml --url https://example.org/rss
`;

/** What the reader found amiss although it could read it. */
function warn(file: string, feed: ParsedFeed, { stderr }: CommandWorld): void {
  const found = [...feed.notes.map(({ detail }) => detail), ...(feed.mended === null ? [] : [feed.mended])];
  for (const detail of found) stderr.write(`rasid: ${file}: ${detail}\n`);
}

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Here the feed is input and nothing was fetched, so what is wrong with it is wrong input. */
async function readOrRefuse(
  file: string,
  options: ParseOptions,
  world: CommandWorld,
): Promise<Omit<FeedContent, 'notes'>> {
  const bytes = await readBytes(file, world);
  const feed = await readFeedBody(bytes, options).catch((cause: unknown) => {
    throw new PayloadError(file, { cause });
  });
  warn(file, feed, world);
  const { title, link, language, items } = feed;
  return { title, link, language, items };
}

async function oneLine(fields: Record<string, unknown>, world: CommandWorld): Promise<object> {
  const path = textOr(fields.path);
  if (path === undefined || path === '-') throw new PayloadError('path: a file is needed');
  const options = { url: textOr(fields.url), contentType: textOr(fields.contentType), now: new Date() };
  return { feed: await readOrRefuse(path, options, world) };
}

/** `rasid parse-feed`: the feed reader of the sources, on a file. */
export const parseFeedCommand = command({
  flags: { json: SWITCH, url: TEXT, 'content-type': TEXT, jsonl: SWITCH },
  words: 'file',
  help: HELP,
  async run({ values, positionals }, world) {
    if (values.jsonl && positionals.length < 2)
      return answerLines(world, { name: 'parse-feed', file: positionals[0] }, (fields) =>
        oneLine(fields, world),
      );
    const file = onlyWord(positionals, 'parse-feed: one FILE (or -) is needed');
    const options = { url: values.url, contentType: values['content-type'], now: new Date() };
    print(world, await readOrRefuse(file, options, world), 2);
    return EXIT.ok;
  },
});
