import { describe, expect, it } from 'vitest';
import { readLabelled } from '../../../src/judge/eval/labelled.ts';

const line = (fields: object): Record<string, unknown> => ({
  id: 'a1',
  title: 'عنوان',
  W: 'none',
  ...fields,
});

describe('a labelled line', () => {
  it.each([
    ['main', 'main'],
    ['secondary', 'secondary'],
    ['mention', 'mention'],
    ['none', 'none'],
    [1, 'main'],
    ['1', 'main'],
    [0, 'none'],
    [null, undefined],
  ])('W %j means %s', (written, level) => {
    expect(readLabelled(line({ W: written, F: 0 })).levels.W).toBe(level);
  });

  it('takes the time of publication under either name, and the outlet as the source', () => {
    expect(readLabelled(line({ published: '2025-02-18', outlet: 'a.example' })).article).toMatchObject({
      publishedAt: '2025-02-18',
      source: 'a.example',
    });
    expect(readLabelled(line({ publishedAt: '2025-02-18T10:00:00Z' })).article.publishedAt).toBe(
      '2025-02-18T10:00:00Z',
    );
  });

  it('tells a facet that is labelled as null from one that is not labelled', () => {
    expect(readLabelled(line({ force: 'FR', deadline: null })).withdrawal).toEqual({
      force: 'FR',
      deadline: null,
    });
  });

  it.each([
    [{ id: undefined }, 'id: missing, needed: text or a number'],
    [{ title: '' }, 'title and text: both missing'],
    [{ W: 'yes' }, "W: found 'yes', allowed: main, secondary, mention, none, 1, 0"],
    [{ W: undefined }, 'W and F: both missing, one is needed'],
    [{ text: 7 }, 'text: found number, allowed: text or null'],
    [{ published: 'yesterday' }, "published: found 'yesterday', allowed: an ISO date"],
    [{ statements: 'none' }, 'statements: found string, allowed: a list'],
    [{ statements: [{ speaker: 'X' }] }, 'statements.0.faction: missing'],
    [{ statements: [null] }, 'statements.0: found null, allowed: an object'],
  ])('%j is refused', (fields, message) => {
    expect(() => readLabelled(line(fields))).toThrow(message);
  });
});
