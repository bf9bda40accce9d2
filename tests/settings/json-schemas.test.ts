import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchemas } from '../../src/settings/json-schemas.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';

// After a change of a settings schema: RASID_WRITE_SCHEMAS=1 vitest run tests/settings/json-schemas.test.ts
const FOLDER = resolve(import.meta.dirname, '../../schemas');
const WRITE = process.env.RASID_WRITE_SCHEMAS === '1';
const HEAD = /^# yaml-language-server: \$schema=(\S+)$/m;

describe('the shipped JSON schemas', () => {
  it.each(Object.entries(jsonSchemas()))('%s is what the settings check', (name, schema) => {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (WRITE) writeFileSync(join(FOLDER, name), text);
    expect(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).toEqual(JSON.parse(text));
  });

  const shipped = [
    'sources.yaml',
    'alerts.yaml',
    'rasid.yaml',
    ...readdirSync(join(SHIPPED_CONFIG, 'topics')).map((name) => `topics/${name}`),
  ];
  it.each(shipped)('%s names the one it goes by, and holds to it', (name) => {
    const file = join(SHIPPED_CONFIG, name);
    const text = readFileSync(file, 'utf8');
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(resolve(dirname(file), HEAD.exec(text)?.[1] ?? ''), 'utf8')),
    );
    expect(schema.safeParse(load(text)).error?.issues ?? []).toEqual([]);
  });

  it.each([
    ['sources.schema.json', { sources: [{ id: 'a', kind: 'rss', url: 'https://a.example/' }] }],
    ['alerts.schema.json', { channels: [{ id: 'a', kind: 'console' }], route: { chanel: 'a' } }],
    ['rasid.schema.json', { retention: '5 days' }],
    ['topic.schema.json', { id: 'a' }],
  ])('%s refuses what is wrong: %j', (name, value) => {
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
    expect(schema.safeParse(value).success).toBe(false);
  });
});
