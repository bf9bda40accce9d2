import { describe, expect, it } from 'vitest';
import { errorLine } from '../../src/lib/errors.ts';

describe('an error in one line', () => {
  it.each<[string, unknown, string]>([
    [
      'has its causes',
      new Error('slack: no answer', { cause: new Error('socket hang up') }),
      'slack: no answer: socket hang up',
    ],
    [
      'says once what a wrapper quotes',
      new Error('http: getaddrinfo ENOTFOUND a.example', {
        cause: new Error('getaddrinfo ENOTFOUND a.example'),
      }),
      'http: getaddrinfo ENOTFOUND a.example',
    ],
    ['has no line breaks', new Error('first\n  second'), 'first; second'],
    ['is made of what is no error', 'gone', 'gone'],
  ])('%s', (_name, error, line) => {
    expect(errorLine(error)).toBe(line);
  });
});
