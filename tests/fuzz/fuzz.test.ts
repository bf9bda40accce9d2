import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { examined } from '../../fuzz/bounds.ts';
import { FOUND, foundInputs, keepInput } from '../../fuzz/found.ts';
import { inputOf } from '../../fuzz/input.ts';
import { sample } from '../../fuzz/machine.ts';
import { minimised } from '../../fuzz/minimise.ts';
import { Broken, hold, type Target, textOf } from '../../fuzz/target.ts';
import { TARGETS } from '../../fuzz/targets.ts';
import { PayloadError, SourceError } from '../../src/lib/errors.ts';
import { makeFolder } from '../parts/folder.ts';

const RUNS = 60;

describe('what strangers write', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    'neither surprises nor delays: %s, its samples and some that nobody wrote',
    async (_name, target) => {
      for (let at = 0; at < target.samples.length + RUNS; at += 1)
        expect((await examined(target, inputOf(target, 20_261_128, at))).fault, `input ${at}`).toBeNull();
    },
  );

  it.each(TARGETS.map((target) => [target.name, target] as const))(
    'does not break again what was mended: %s',
    async (_name, target) => {
      for (const { file, input } of foundInputs(target))
        expect((await examined(target, input)).fault, file).toBeNull();
    },
  );

  it('is kept only for targets that there are', () => {
    const kept = TARGETS.flatMap((target) => foundInputs(target)).length;
    expect(readdirSync(FOUND).filter((name) => name.endsWith('.bin'))).toHaveLength(kept);
  });
});

/** A target of this test's own. */
const part = (run: Target['run'], allowed: Target['allowed'] = []): Target => ({
  name: 'part',
  samples: [Buffer.from('one sample'), Buffer.from('another')],
  words: ['word'],
  allowed,
  run,
});

describe('a fault is seen', () => {
  it.each<[what: string, target: Target, fault: object | null]>([
    ['none', part(() => 0), null],
    [
      'a typed error that is allowed',
      part(() => {
        throw new PayloadError('x: bad');
      }, [PayloadError]),
      null,
    ],
    [
      'a typed error of another part',
      part(() => {
        throw new PayloadError('x: bad');
      }, [SourceError]),
      { kind: 'throws' },
    ],
    [
      'an error of the language',
      part(() => {
        throw new TypeError('no');
      }, [PayloadError]),
      { kind: 'throws' },
    ],
    [
      'one that a typed error hides',
      part(() => {
        throw new PayloadError('x: bad', { cause: new RangeError('stack') });
      }, [PayloadError]),
      { kind: 'throws', text: expect.stringMatching(/^RangeError: stack .*hidden in a typed error$/) },
    ],
    ['what is no error', part(() => Promise.reject('text')), { kind: 'throws', text: 'threw text' }],
    [
      'a broken promise',
      part(() => {
        hold(false, 'one is two');
        return 0;
      }),
      { kind: 'breaks', text: 'one is two' },
    ],
    ['an answer out of proportion', part(() => 1_000_000), { kind: 'output' }],
    [
      'time out of proportion',
      part(() => {
        for (let round = 0; round < 300; round += 1) sample();
        return 0;
      }),
      { kind: 'slow' },
    ],
  ])('%s', async (_what, target, fault) => {
    const found = (await examined(target, Buffer.from('abc'))).fault;
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatchObject(fault);
  });
});

describe('an input', () => {
  const target = part(() => 0);
  it('is the same for the same seed and number, and another for another', () => {
    const inputs = (seed: number): string[] =>
      Array.from({ length: 200 }, (_, at) => inputOf(target, seed, at).toString('latin1'));
    expect(inputs(1)).toEqual(inputs(1));
    expect(new Set(inputs(1)).size).toBeGreaterThan(150);
    expect(inputs(1).slice(2)).not.toEqual(inputs(2).slice(2));
  });

  it('may hold halves of surrogate pairs, which UTF-8 cannot', () => {
    expect(textOf(Buffer.from('a\ue000b\ue001'))).toBe('a\ud83db\udfff');
  });

  it('that fails is cut down to what makes it fail', async () => {
    const failing = part((input) => {
      if (input.includes('ab') && input.includes('z')) throw new Broken('ab and z');
      return 0;
    });
    const input = Buffer.from(`${'x'.repeat(500)}ab${'y'.repeat(900)}z${'x'.repeat(100)}`);
    const { fault } = await examined(failing, input);
    if (!fault) throw new Error('the input should fail');
    expect(String(await minimised(failing, input, fault))).toBe('abz');
  });

  describe('that failed', () => {
    const folder = makeFolder();
    afterAll(() => folder.remove());
    it('is kept once, under the name of its target', () => {
      const files = [
        keepInput(target, Buffer.from('abz'), folder.path),
        keepInput(target, Buffer.from('abz'), folder.path),
      ];
      expect(new Set(files).size).toBe(1);
      expect(foundInputs(target, folder.path)).toEqual([{ file: files[0], input: Buffer.from('abz') }]);
      expect(foundInputs({ name: 'other' }, folder.path)).toEqual([]);
    });
  });
});
