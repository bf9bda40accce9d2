import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEMPLATE_FIELDS } from '../../src/alerts/template.ts';
import { CHANNEL_KINDS } from '../../src/channels/registry.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { makeFolder } from '../parts/folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCS = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');

describe('what an operator reads of channels', () => {
  it('has an example of every kind in the shipped alerts.yaml, which rasid check takes', () => {
    const text = readFileSync(join(ROOT, 'config/alerts.yaml'), 'utf8');
    const channels = text.slice(text.indexOf('channels:'), text.indexOf('## A tree')).replace(/^#/gm, '');
    const folder = makeFolder();
    folder.write('sources.yaml', 'sources: [{ id: a, kind: feed, url: "https://example.org/rss" }]\n');
    folder.write('alerts.yaml', `${channels}\nroute: { channel: terminal }\n`);
    const settings = loadSettings(folder.path, {}, { secrets: 'ignored' });
    folder.remove();
    expect(new Set(settings.channels.map(({ kind }) => kind))).toEqual(new Set(CHANNEL_KINDS));
  });

  it.each(TEMPLATE_FIELDS)('has the field %s of templates in the documentation', (field) => {
    expect(DOCS).toContain(`\`${field}\``);
  });
});

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
