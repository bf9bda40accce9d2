import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rasidFile } from '../../src/settings/rasid-file.ts';
import { checkSources } from '../../src/settings/sources.ts';
import { checkYaml, parseYaml } from '../../src/settings/yaml-file.ts';

function problemsOf(text: string, schema: z.ZodType = z.unknown()): string[] {
  const problems: string[] = [];
  const yaml = parseYaml('a.yaml', text, problems);
  if (yaml) checkYaml(yaml, schema, problems);
  return problems;
}

function sourceProblems(text: string): string[] {
  const problems: string[] = [];
  const yaml = parseYaml('a.yaml', text, problems);
  if (yaml) checkSources(yaml, problems);
  return problems;
}

const ENTRY = 'sources:\n  - id: a\n    kind: feed\n    url: https://a.example/\n';

describe('what is no YAML is told with its line and what was probably meant', () => {
  it.each([
    [
      'fields of a template without quotes',
      'a: 1\nlines:\n  - {{title}}\n',
      'a.yaml:3: not YAML (object-based map does not support complex keys); put text with {{ }} in quotes',
    ],
    [
      'the id of a room without quotes',
      'a: 1\nroom: !abc:example.org\n',
      'a.yaml:2: not YAML (unknown scalar tag !<!abc:example.org>); put text that begins with ! in quotes',
    ],
    [
      'a chat without quotes',
      'a: 1\nchat: @newsdesk\n',
      'a.yaml:2: not YAML (bad indentation of a mapping entry); put text that begins with @, ` or % in quotes',
    ],
    [
      'a sentence with a colon',
      'a: 1\nreason: off: too slow\n',
      'a.yaml:2: not YAML (bad indentation of a mapping entry); put text with a colon in it in quotes',
    ],
    [
      'a merge conflict',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n',
      'a.yaml:2: not YAML (the mark of a merge conflict)',
    ],
    [
      'a list that holds itself',
      'a: &a [*a]\n',
      'a.yaml: not YAML (an alias stands within what it stands for)',
    ],
    [
      'a second document',
      'a: 1\n---\n\nb: 2\n',
      'a.yaml:2: found a second document behind ---, allowed: one in a file',
    ],
  ])('%s', (_name, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('counts lines as editors do, whatever ends them', () => {
    const text = `${ENTRY}    nope: 1\n`;
    const told = ['a.yaml:5: sources[0].nope: not a known key'];
    for (const end of ['\n', '\r\n', '\r']) expect(sourceProblems(text.replaceAll('\n', end))).toEqual(told);
  });
});

describe('one mistake is one line', () => {
  it.each([
    [
      'a part that is wrong, not the whole as well',
      `${ENTRY}    every: { min: 5 min }\n`,
      'a.yaml:5: sources[0].every.min: found "5 min", allowed: a duration such as 30s, 5m, 2h, 1d',
    ],
    [
      'the form of a code, not that nobody knows it as well',
      `${ENTRY}    country: Iraq\n`,
      'a.yaml:5: sources[0].country: found "Iraq", allowed: a two-letter country code such as IQ',
    ],
    [
      'an empty entry, where its dash stands',
      `${ENTRY}\n  - # to do\n`,
      'a.yaml:6: sources[1]: found null, allowed: keys with values',
    ],
    [
      'the key that says the kind, by its mistyped name',
      ENTRY.replace('kind', 'knid'),
      "a.yaml:2: sources[0].kind: found nothing, allowed: feed | listing | sitemap | telegram | wordpress; is 'knid' meant to be it?",
    ],
    [
      'a merge key',
      ENTRY.replace('kind: feed', '<<: { kind: feed }'),
      'a.yaml:2: sources[0].kind: found nothing, allowed: feed | listing | sitemap | telegram | wordpress; merge keys (<<) are not read',
    ],
    [
      'a mark of direction in an id, written out',
      ENTRY.replace('id: a', 'id: a\u200f'),
      'a.yaml:2: sources[0].id: found "a\\u200f", allowed: small letters, digits and - _ . between them',
    ],
  ])('%s', (_name, text, problem) => {
    expect(sourceProblems(text)).toEqual([problem]);
  });

  it.each([
    ['timezone: 3', 'a.yaml:1: timezone: found 3, allowed: text, so in quotes'],
    ['web: { port: "8080" }', 'a.yaml:1: web.port: found "8080", allowed: a number, so without quotes'],
    [
      `contact: ${'x'.repeat(300)}`,
      `a.yaml:1: contact: found "${'x'.repeat(56)}…, allowed: at most 200 characters`,
    ],
    [
      'log: { <<: { level: debug } }',
      'a.yaml:1: log: <<: merge keys are not read, allowed: the keys themselves',
    ],
  ])('%s', (text, problem) => {
    expect(problemsOf(text, rasidFile)).toEqual([problem]);
  });
});

describe('a problem quotes no secret', () => {
  const secret = 'T0PS3CR3T';
  const channels = z.strictObject({
    channels: z.array(z.looseObject({ kind: z.string() }).refine(() => false, { error: 'something else' })),
  });

  it.each([
    [
      'an address in the place of its name',
      `channels: [{ kind: slack, url: "https://h.example/${secret}" }]`,
      channels,
    ],
    ['a token in the place of its name', `channels: [{ kind: telegram, token: "1:${secret}" }]`, channels],
    ['a dead man’s switch', `heartbeat: "htps://h.example/${secret}"`, rasidFile],
    ['a dead man’s switch in a list', `heartbeat: ["https://h.example/${secret}"]`, rasidFile],
    ['a dead man’s switch under another key', `heartbeat: { ulr: "https://h.example/${secret}" }`, rasidFile],
    ['a password in an address', `publicUrl: "htp://me:${secret}@h.example/"`, rasidFile],
  ])('%s', (_name, text, schema) => {
    const problems = problemsOf(text, schema);
    expect(problems).not.toEqual([]);
    expect(problems.join('\n')).not.toContain(secret);
    expect(problems.join('\n')).toContain('[secret]');
  });
});
