import { expect, it } from 'vitest';
import { problemsOf } from '../problems.ts';

it.each([
  ['the address of a workflow', 'urlFrom: TEAMS_URL', 'https://example.org/workflows/a?sig=b', []],
  [
    'an address in the open, since who has it may post',
    'url: https://example.org/workflows/a',
    'https://example.org/',
    [
      'alerts.yaml:2: channels[0].urlFrom: found nothing, allowed: text',
      'alerts.yaml:2: channels[0].url: not a known key here',
    ],
  ],
  [
    'what is no address, without showing it',
    'urlFrom: TEAMS_URL',
    'hunter2',
    [
      'alerts.yaml:2: channels[0].urlFrom: TEAMS_URL holds [secret], allowed: an address that begins with https:// or http://, without a user or password in it',
    ],
  ],
])('rasid check takes or refuses %s', (_name, keys, url, problems) => {
  expect(problemsOf(`kind: teams, ${keys}`, { TEAMS_URL: url })).toEqual(problems);
});
