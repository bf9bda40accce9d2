import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../../src/channels/registry.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCS = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');

describe('the registry of channels', () => {
  it('has every folder of src/channels, and no more', () => {
    const folders = readdirSync(join(ROOT, 'src/channels'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect([...CHANNEL_KINDS].sort()).toEqual(folders.sort());
  });

  it.each(CHANNEL_KINDS)(
    '%s sends, has settings and a rendering of its own, and is in the documentation',
    (kind) => {
      for (const part of ['send', 'settings', 'render']) {
        expect(existsSync(join(ROOT, 'src/channels', kind, `${part}.ts`)), part).toBe(true);
      }
      expect(existsSync(join(ROOT, 'tests/channels', kind, 'render.test.ts'))).toBe(true);
      expect(DOCS).toContain(`\n| \`${kind}\` |`);
    },
  );
});
