import { PayloadError } from '../lib/errors.ts';
import { type Extracted, extractArticle } from '../sources/extract/extract.ts';
import { answerLines } from './answer-lines.ts';
import { type CommandWorld, command, EXIT, onlyWord, print, SWITCH, TEXT } from './command.ts';
import { readBytes, refuseBinary } from './read-input.ts';

const help = `
Usage: rasid extract FILE|- --url URL [--content-type TYPE]
       rasid extract --jsonl [FILE|-]

Reads the article of a saved web page and prints it as JSON:
{title, text, author, published, siteName, lang, canonicalUrl, modified}; text is plain, paragraphs separated by
line breaks; null where the page does not say.

  --url URL            the address the page came from
  --content-type TYPE  its Content-Type header, for the charset
  --json               accepted, for habit: it is JSON anyway
  --jsonl              one {id, path, url, contentType} a line, from FILE or standard input (html, inline, instead
                       of path, if you like);
                       one {id, article} or {id, error} a line out, in the same order; the exit code is 1 where there was an error

Example: rasid extract page.html --url https://example.org/news/1
`;

function optional(line: Record<string, unknown>, key: string): string | undefined {
  const value = line[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new PayloadError(`'${key}' must be a string`);
  return value;
}

async function pageBytes(file: string, world: CommandWorld): Promise<Buffer> {
  const bytes = await readBytes(file, world);
  refuseBinary(bytes, file);
  if (!bytes.includes('<')) throw new PayloadError(`${file}: is not HTML: there is no tag in it`);
  return bytes;
}

async function extractLine(line: Record<string, unknown>, world: CommandWorld): Promise<Extracted> {
  const options = { url: optional(line, 'url') ?? '', contentType: optional(line, 'contentType') };
  const html = optional(line, 'html');
  if (html !== undefined) return extractArticle(html, options);
  const path = optional(line, 'path');
  if (path === undefined || path === '-') throw new PayloadError("neither 'path' nor 'html' is given");
  return extractArticle(await pageBytes(path, world), options);
}

/** `rasid extract`: the article of a saved page, or of many. */
export const extractCommand = command({
  flags: { json: SWITCH, url: TEXT, 'content-type': TEXT, jsonl: SWITCH },
  words: 'file',
  help,
  async run({ values, positionals }, world) {
    if (values.jsonl && positionals.length < 2) {
      return answerLines(world, { name: 'extract', file: positionals[0] }, async (line) => ({
        article: await extractLine(line, world),
      }));
    }
    const file = onlyWord(positionals, 'extract: name one file, or - for standard input');
    const options = { url: values.url ?? '', contentType: values['content-type'] };
    print(world, extractArticle(await pageBytes(file, world), options), 2);
    return EXIT.ok;
  },
});
