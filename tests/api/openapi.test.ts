import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../src/api/openapi.ts';

// After a change of the API: RASID_WRITE_SCHEMAS=1 vitest run tests/api/openapi.test.ts
const FILE = resolve(import.meta.dirname, '../../schemas/openapi.json');

describe('the OpenAPI document', () => {
  it('is the shipped one', () => {
    const text = `${JSON.stringify(openApi(), null, 2)}\n`;
    if (process.env.RASID_WRITE_SCHEMAS === '1') writeFileSync(FILE, text);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(text));
  });

  it('is one of version 3.1, without a reference that leads nowhere', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(openApi())));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(validator.version).toBe('3.1');
    const { components } = openApi() as { components: { schemas: object } };
    const refs = [...JSON.stringify(openApi()).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, id]) => id,
    );
    expect(refs.filter((id) => !Object.hasOwn(components.schemas, id ?? ''))).toEqual([]);
  });

  it('says of everything that it is there to be read', () => {
    const { paths } = openApi() as { paths: Record<string, Record<string, unknown>> };
    expect([...new Set(Object.values(paths).flatMap((path) => Object.keys(path)))]).toEqual(['get']);
  });
});
