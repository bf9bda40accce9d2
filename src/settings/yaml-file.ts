import { isUtf8 } from 'node:buffer';
import { constructFromEvents, type Event, parseEvents } from 'js-yaml';
import { z } from 'zod';
import { fileTrouble } from '../lib/file-trouble.ts';
import { didYouMean, nearest } from '../lib/nearest.ts';
import { readPlainFile } from '../lib/plain-file.ts';
import { found, visible } from './found.ts';
import { lineAt, lineFinder, secondDocument } from './yaml-lines.ts';
import { notYaml } from './yaml-trouble.ts';

/** A YAML file read once: its plain value, and the line each path in it stands on. */
export interface YamlFile {
  file: string;
  value: unknown;
  lineOf(path: readonly PropertyKey[]): number;
}

/** Collects what is wrong with a configuration, so that an operator hears of everything at once. */
export type Problems = string[];

/** What a text file holds; null, with the reason told to `problems`, where it cannot be read or is not UTF-8. */
export function readFileFor(file: string, problems: Problems): Buffer | null {
  let bytes: Buffer;
  try {
    bytes = readPlainFile(file);
  } catch (cause) {
    problems.push(`${file}: ${fileTrouble(cause)}`);
    return null;
  }
  if (isUtf8(bytes)) return bytes;
  problems.push(`${file}:${lineOfFirstFault(bytes)}: not UTF-8; save it in that encoding`);
  return null;
}

/** The line of the first byte that is not UTF-8: everything before it decodes as it is. */
function lineOfFirstFault(bytes: Buffer): number {
  const decoded = Buffer.from(bytes.toString('utf8'));
  const fault = bytes.findIndex((byte, index) => byte !== decoded[index]);
  return bytes.subarray(0, fault).filter((byte) => byte === LINE_FEED).length + 1;
}

const LINE_FEED = 0x0a;

/**
 * Reads a YAML file. What is wrong with it as YAML goes to `problems` with its line; then null is returned.
 * Aliases are capped, so a file that multiplies itself is refused.
 */
export function readYaml(file: string, problems: Problems): YamlFile | null {
  const bytes = readFileFor(file, problems);
  return bytes && parseYaml(file, bytes.toString('utf8'), problems);
}

/** `readYaml` for a text at hand; `file` is the name problems are reported under. */
export function parseYaml(file: string, text: string, problems: Problems): YamlFile | null {
  let events: readonly Event[] = [];
  try {
    events = parseEvents(text, {});
    const documents = constructFromEvents([...events], { source: text, maxAliases: MOST_ALIASES });
    const second = secondDocument(text, events);
    const [value] = documents;
    if (second === null && !holdsItself(value)) return { file, value, lineOf: lineFinder(text, events) };
    problems.push(
      second === null
        ? `${file}: not YAML (an alias stands within what it stands for)`
        : `${file}:${lineAt(text, second)}: found a second document behind ---, allowed: one in a file`,
    );
    return null;
  } catch (cause) {
    problems.push(`${file}${notYaml(text, events, cause)}`);
    return null;
  }
}

/** Aliases can make a list or mapping that never ends. */
function holdsItself(value: unknown, above: ReadonlySet<unknown> = new Set()): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (above.has(value)) return true;
  const within = new Set(above).add(value);
  return Object.values(value).some((part) => holdsItself(part, within));
}

/** In the worst case, each of a few aliases three times within the next, what is read is some 1,500 times what is written. */
const MOST_ALIASES = 20;

/** `sources[3].every.min`, as operators write paths. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text === '' ? 'the file' : text;
}

/** Where a path stands, as a problem begins: `sources.yaml:12: sources[3].every.min`. */
export const placeIn = (yaml: YamlFile, path: readonly PropertyKey[]): string =>
  `${yaml.file}:${yaml.lineOf(path)}: ${pathText(path)}`;

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const part of path) {
    if (current === null || typeof current !== 'object') return undefined;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return current;
}

type Issue = z.core.$ZodIssue;

/** zod's names of types, as operators call them. */
const TYPE_WORDS: Record<string, string> = {
  nonoptional: 'a value',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  string: 'text',
  boolean: 'true | false',
  int: 'a whole number',
};

/** A union's own words are of no use to an operator: the values its discriminator takes, or the custom message, are. */
function unionText(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  if ('options' in issue && Array.isArray(issue.options)) return issue.options.map(String).join(' | ');
  return issue.message === 'Invalid input' ? 'another form (see docs/configuration.md)' : issue.message;
}

/** Where nothing says of which kind an entry is, the key by which that was meant: the others are not looked at then. */
function kindMeant(issue: Issue, entry: unknown): string {
  if (issue.code !== 'invalid_union' || entry === null || typeof entry !== 'object') return '';
  const keys = Object.keys(entry);
  if (keys.includes('<<')) return '; merge keys (<<) are not read';
  const meant = nearest(String(issue.path.at(-1)), keys);
  return meant === null ? '' : `; is '${visible(meant)}' meant to be it?`;
}

/** Of the words that an issue allows, the one that was meant. */
function meantOf(issue: Issue, value: unknown, entry: unknown): string {
  if (value === undefined) return kindMeant(issue, entry);
  const words =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)
        ? issue.options
        : [];
  return typeof value === 'string' ? didYouMean(value, words.map(String)) : '';
}

/** A size with what it is counted in. */
function counted(origin: string, size: number | bigint): string {
  if (origin === 'array') return `${size} entries`;
  return origin === 'string' ? `${size} characters` : String(size);
}

/** What an issue says is allowed instead of a value, in an operator's words. */
function allowed(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'invalid_type':
      if (!issue.message.startsWith('Invalid input')) return issue.message;
      return `${TYPE_WORDS[issue.expected] ?? `a ${issue.expected}`}${quotesHint(issue.expected, value)}`;
    case 'too_small':
      if (issue.minimum !== 1) return `at least ${counted(issue.origin, issue.minimum)}`;
      if (issue.origin === 'array') return 'at least one entry';
      return issue.origin === 'string' ? 'text that is not empty' : 'at least 1';
    case 'too_big':
      return `at most ${counted(issue.origin, issue.maximum)}`;
    case 'invalid_union':
      return unionText(issue);
    default:
      return issue.message;
  }
}

/** YAML takes `2024` and `true` for what they look like, and `"8080"` for text. */
function quotesHint(expected: string, value: unknown): string {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return ', so in quotes';
  const isNumber = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  return expected === 'number' && isNumber ? ', so without quotes' : '';
}

/** A check of the whole fails as well where a part of it was refused: that is no second mistake. */
function follows(issue: Issue, issues: readonly Issue[]): boolean {
  if (issue.code !== 'custom') return false;
  return issues.some(
    (other) =>
      other.code !== 'custom' &&
      other.code !== 'unrecognized_keys' &&
      issue.path.every((part, index) => other.path[index] === part),
  );
}

/** Every key that a schema knows, at whatever depth. */
function keysOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      for (const key of Object.keys(jsonSchema.properties ?? {})) keys.add(key);
    },
  });
  return [...keys];
}

/** `channel` for `channels`, and the other way round: what stands elsewhere may all the same be meant here in the other number. */
const otherNumber = (key: string, known: readonly string[]): string | null =>
  known.find((one) => `${one}s` === key || one === `${key}s`) ?? null;

/**
 * Checks a file's value. Each problem becomes one line: file:line, path, what was found, what is allowed.
 * Returns the parsed value, or null after problems. Where a key looks mistyped, one that the schema knows is offered.
 */
export function checkYaml<Out>(yaml: YamlFile, schema: z.ZodType<Out>, problems: Problems): Out | null {
  const result = schema.safeParse(yaml.value ?? {});
  if (result.success) return result.data;
  const { issues } = result.error;
  for (const issue of issues.filter((one) => !follows(one, issues))) {
    const at = placeIn(yaml, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const knownKeys = keysOf(schema);
      for (const key of issue.keys) {
        if (key === '<<') {
          problems.push(`${at}: <<: merge keys are not read, allowed: the keys themselves`);
          continue;
        }
        const isElsewhere = knownKeys.includes(key);
        const meant = isElsewhere ? otherNumber(key, knownKeys) : nearest(key, knownKeys);
        const line = yaml.lineOf([...issue.path, key]);
        const where = pathText([...issue.path, visible(key)]);
        problems.push(
          `${yaml.file}:${line}: ${where}: not a known key${isElsewhere ? ' here' : ''}${meant ? `; did you mean '${meant}'?` : ''}`,
        );
      }
      continue;
    }
    const value = valueAt(yaml.value, issue.path);
    const entry = valueAt(yaml.value, issue.path.slice(0, -1));
    problems.push(
      `${at}: found ${found(value, issue.path, entry)}, allowed: ${allowed(issue, value)}${meantOf(issue, value, entry)}`,
    );
  }
  return null;
}
