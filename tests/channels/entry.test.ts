import { expect, it } from 'vitest';
import { problemsOf } from './problems.ts';

const FIELDS =
  'severity, event, time, headline, news, title, url, topics, outlets, story, relevant, notRelevant';

it.each([
  ['lines alone, under the headline', 'template: { lines: ["{{title}}"] }', []],
  ['a title and lines', 'template: { title: "Desk: {{headline}}", lines: ["{{fact.quote}}", ""] }', []],
  [
    'an unknown field, with the nearest',
    'template: { title: "{{headlin}}", lines: [""] }',
    [
      `alerts.yaml:2: channels[0].template.title: found "{{headlin}}", allowed: fields of: ${FIELDS}; did you mean {{headline}}?`,
    ],
  ],
  [
    'fields of two lists in one line',
    'template: { lines: ["{{title}}", "{{fact.quote}} {{article.url}}"] }',
    [
      'alerts.yaml:2: channels[0].template.lines[1]: found "{{fact.quote}} {{article.url}}", allowed: fields of one list in a line, not of fact and article',
    ],
  ],
  [
    'no lines',
    'template: { title: "{{headline}}", lines: [] }',
    ['alerts.yaml:2: channels[0].template.lines: found [], allowed: at least one entry'],
  ],
  [
    'a mistyped key',
    'template: { titel: x, lines: [""] }',
    ["alerts.yaml:2: channels[0].template.titel: not a known key; did you mean 'title'?"],
  ],
])('a template may have, or is refused for, %s', (_name, keys, problems) => {
  expect(problemsOf(`kind: console, ${keys}`)).toEqual(problems);
});

it('is not for webhooks, whose body is data', () => {
  expect(problemsOf('kind: webhook, url: "https://example.org/", template: { lines: ["x"] }')).toEqual([
    'alerts.yaml:2: channels[0].template: not a known key here',
  ]);
});
