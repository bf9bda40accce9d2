import { PayloadError } from '../lib/errors.ts';
import { type Extracted, extractArticle } from '../sources/extract/extract.ts';
import { answerLines } from './answer-lines.ts';
import { type CommandWorld, command, EXIT, UsageError } from './command.ts';
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
  const contentType = optional(line, 'contentType');
  const options = { url: optional(line, 'url') ?? '', ...(contentType === undefined ? {} : { contentType }) };
  const html = optional(line, 'html');
  if (html !== undefined) return extractArticle(html, options);
  const path = optional(line, 'path');
  if (path === undefined || path === '-') throw new PayloadError("neither 'path' nor 'html' is given");
  return extractArticle(await pageBytes(path, world), options);
}

/** `rasid extract`: the article of a saved page, or of many. */
export const extractCommand = command({
  flags: {
    json: { type: 'boolean', default: false },
    url: { type: 'string' },
    'content-type': { type: 'string' },
    jsonl: { type: 'boolean' },
  },
  words: 'file',
  help,
  async run({ values, positionals }, world) {
    const [file, ...rest] = positionals;
    if (values.jsonl && rest.length === 0) {
      return answerLines(world, { name: 'extract', file }, async (line) => ({
        article: await extractLine(line, world),
      }));
    }
    if (file === undefined || rest.length > 0)
      throw new UsageError('extract: name one file, or - for standard input');
    const contentType = values['content-type'];
    const article = extractArticle(await pageBytes(file, world), {
      url: values.url ?? '',
      ...(contentType === undefined ? {} : { contentType }),
    });
    world.stdout.write(`${JSON.stringify(article, null, 2)}\n`);
    return EXIT.ok;
  },
});
