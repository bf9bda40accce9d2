import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorLine, PayloadError } from '../../../src/lib/errors.ts';
import { everything, restoreBackup, takeBackup } from '../../parts/backup.ts';
import { type LedgerRoom, openLedger } from '../../parts/ledger-room.ts';
import { openTestStore, type TestStore } from '../../parts/store.ts';

describe('a file that is no whole backup', () => {
  let room: LedgerRoom;
  let target: TestStore;
  let before: Record<string, string[]>;
  let packed: Buffer;
  let text: string;
  const at = (name: string): string => `${room.folder}/${name}`;
  const written = (name: string, bytes: Buffer | string): string => {
    writeFileSync(at(name), bytes);
    return at(name);
  };
  beforeAll(async () => {
    [room, target] = await Promise.all([openLedger(), openTestStore()]);
    await room.event(await room.story());
    await takeBackup(room.store.pool, at('good'));
    packed = readFileSync(at('good'));
    text = gunzipSync(packed).toString();
    await target.store.pool.query(`INSERT INTO source_states (id) VALUES ('mine')`);
    before = await everything(target.store.pool);
  });
  afterAll(() => Promise.all([room.close(), target.close()]));

  /** The text with another row of articles, and the sum of the table made to fit. */
  function forged(change: (row: string) => string): string {
    const row = /^\["articles"\]\n(\{.*\})\n\["articles",1,"(\w+)"\]$/m.exec(text);
    if (!row?.[1] || !row[2]) throw new Error('no article in the backup');
    const changed = change(row[1]);
    return text
      .replace(row[1], () => changed)
      .replace(row[2], createHash('sha256').update(`${changed}\n`).digest('hex'));
  }

  const header = (change: (header: Record<string, unknown>) => void): string => {
    const end = text.indexOf('\n');
    const value = JSON.parse(text.slice(0, end));
    change(value);
    return `${JSON.stringify(value)}${text.slice(end)}`;
  };

  const CASES: [string, () => string, RegExp][] = [
    ['a file that is not there', () => at('nowhere'), /nowhere: is not there$/],
    [
      'a folder',
      () => {
        mkdirSync(at('folder'));
        return at('folder');
      },
      /folder: is a folder, a file is needed$/,
    ],
    ['an empty file', () => written('empty', ''), /empty: is cut short/],
    [
      'a text',
      () => written('text', 'sources:\n'),
      /text: is no backup of Rasid, or damaged: incorrect header check$/,
    ],
    ['another archive', () => written('other', gzipSync('{"a":1}\n')), /other: is no backup of Rasid$/],
    [
      'a packed picture',
      () => written('picture', gzipSync(Buffer.from([0x89, 0, 1, 2]))),
      /picture: is no backup of Rasid$/,
    ],
    [
      'one cut in the packing',
      () => written('half', packed.subarray(0, packed.length >> 1)),
      /half: is cut short/,
    ],
    ['one cut at its last byte', () => written('byte', packed.subarray(0, -1)), /byte: is cut short/],
    [
      'one cut in a table',
      () => written('table', gzipSync(text.slice(0, text.indexOf('["articles",1')))),
      /table: is cut short: it ends in articles, after 1 rows$/,
    ],
    [
      'one cut between tables',
      () => written('between', gzipSync(text.slice(0, text.indexOf('["deliveries"]')))),
      /between: is cut short: it ends before deliveries$/,
    ],
    [
      'one without its last line',
      () => written('last', gzipSync(text.slice(0, text.lastIndexOf('\n{') + 1))),
      /last: is cut short: it ends before its last line$/,
    ],
    [
      'one with a byte changed in the packing',
      () => {
        const bytes = Buffer.from(packed);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
        return written('bit', bytes);
      },
      /bit: is (?:no backup of Rasid, or damaged|damaged|cut short)/,
    ],
    [
      'one with a word changed',
      () => written('word', gzipSync(text.replace('"new"', '"NEW"'))),
      /word: is damaged: the rows of articles are not those that were written$/,
    ],
    [
      'one with something behind it',
      () => written('more', gzipSync(`${text}{}\n`)),
      /more: is damaged: something follows its last line$/,
    ],
    [
      'one of a newer Rasid',
      () =>
        written(
          'newer',
          gzipSync(
            header((value) => {
              value.schema = 9_999;
              value.rasid = '9.0.0';
            }),
          ),
        ),
      /newer: was made by a newer Rasid \(9\.0\.0, tables of version 9999; this one knows \d+\): install that or a later one$/,
    ],
    [
      'one with a field of the header missing',
      () =>
        written(
          'field',
          gzipSync(
            header((value) => {
              delete value.lastIds;
            }),
          ),
        ),
      /field: is damaged: its first line has not the fields of a backup's$/,
    ],
    [
      'one with a table that is none of ours',
      () =>
        written(
          'foreign',
          gzipSync(
            header((value) => {
              value.tables = { ...(value.tables as object), pg_authid: ['rolname'] };
            }),
          ),
        ),
      /foreign: is damaged: its tables are not those of version \d+$/,
    ],
    [
      'one whose ids name something else',
      () =>
        written(
          'ids',
          gzipSync(
            header((value) => {
              value.lastIds = { 'x"; DROP TABLE articles; --': '1' };
            }),
          ),
        ),
      /ids: is damaged: its tables are not those of version \d+$/,
    ],
    [
      'one whose sums fit and whose values do not',
      () => written('value', gzipSync(forged((row) => row.replace('"new"', '"NEW"')))),
      /value: is damaged: its rows do not fit \(.*articles_status_check/,
    ],
    [
      'one whose sums fit and whose references do not',
      () => written('reference', gzipSync(forged((row) => row.replace(/"id":\d+/, '"id":77')))),
      /reference: is damaged: its rows do not fit \(.*foreign key/,
    ],
  ];

  it.each(CASES)('%s is told in one line and changes nothing', async (_name, file, message) => {
    const error = await restoreBackup(target.store.pool, file(), true).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PayloadError);
    const line = errorLine(error);
    expect(line).toMatch(message);
    expect(await everything(target.store.pool)).toEqual(before);
  });
});
