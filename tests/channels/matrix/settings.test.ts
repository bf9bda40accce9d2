import { expect, it } from 'vitest';
import { problemsOf } from '../problems.ts';

const HOME = 'homeserver: "https://matrix.example.org/"';

it.each([
  ['a room and its homeserver', `${HOME}, room: "!abc:example.org"`, []],
  ['a room of version 12', `${HOME}, room: "!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM"`, []],
  [
    'an alias, which may come to mean another room',
    `${HOME}, room: "#news:example.org"`,
    [
      'alerts.yaml:2: channels[0].room: found "#news:example.org", allowed: a room\'s id, such as !abc:example.org',
    ],
  ],
  [
    'a homeserver without its slash',
    'homeserver: "https://matrix.example.org", room: "!abc:example.org"',
    [
      'alerts.yaml:2: channels[0].homeserver: found "https://matrix.example.org", allowed: an http(s) address with / at its end',
    ],
  ],
])('rasid check takes or refuses %s', (_name, keys, problems) => {
  expect(problemsOf(`kind: matrix, tokenFrom: MATRIX_TOKEN, ${keys}`, { MATRIX_TOKEN: 'syt_a' })).toEqual(
    problems,
  );
});
