import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { checkSources } from '../../src/settings/sources.ts';
import { readYaml } from '../../src/settings/yaml-file.ts';
import { previewAddress } from '../../src/sources/telegram.ts';

const problems: string[] = [];
const yaml = readYaml(join(SHIPPED_CONFIG, 'sources.yaml'), problems);
const sources = yaml ? checkSources(yaml, problems) : [];
const enabled = sources.filter((source) => source.enabled);

describe('the list of sources that Rasid ships', () => {
  it('has no fault in it', () => {
    expect(problems).toEqual([]);
  });

  it('watches sixty sources and more, of every region and of three kinds at least', () => {
    expect(enabled.length).toBeGreaterThanOrEqual(60);
    expect(new Set(enabled.map((source) => source.kind)).size).toBeGreaterThanOrEqual(3);
    for (const country of ['IQ', 'SY', 'LB', 'YE', 'PS', 'LY', 'SD', 'EG', 'JO']) {
      expect(enabled.map((source) => source.country)).toContain(country);
    }
  });

  it('says of every source that is off why, and of none that is on', () => {
    for (const source of sources)
      expect([source.id, source.reason !== null]).toEqual([source.id, !source.enabled]);
  });

  it('reads no address twice', () => {
    const urls = sources.map((source) => source.url);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('reads no private address, and Telegram only by its previews', () => {
    expect(sources.filter((source) => source.allowPrivate)).toEqual([]);
    for (const source of sources.filter(({ kind }) => kind === 'telegram')) {
      expect(source.url).toMatch(/^https:\/\/t\.me\/s\/\w+$/);
      expect(previewAddress(source.url)).toBe(source.url);
    }
  });

  it('names the owner of everything that is not independent, in the same words', () => {
    const prefixes = { state: /^(?:state|public):[A-Z]{2}$/, party: /^party:/, faction: /^faction:/ };
    for (const { id, ownership, owner } of sources) {
      if (ownership !== 'independent')
        expect([id, owner]).toEqual([id, expect.stringMatching(prefixes[ownership])]);
      else
        expect([id, owner ?? 'unknown']).not.toEqual([
          id,
          expect.stringMatching(/^(?:state|party|faction):/),
        ]);
    }
  });

  it("knows every faction by the lexicon's id, so that its media do not confirm its own words", () => {
    const known = new Set(loadLexicons(SHIPPED_CONFIG).factions.factions.map(({ id }) => id));
    for (const { id, owner } of sources) {
      if (owner?.startsWith('faction:')) expect([id, known.has(owner.slice(8))]).toEqual([id, true]);
    }
  });

  it('has both names of every source, the Arabic one in Arabic', () => {
    for (const { name } of sources) {
      expect(name.ar).toMatch(/\p{Script=Arabic}/u);
      expect(name.en).toMatch(/^[\p{Script=Latin}\p{N}\p{P}\p{Z}]+$/u);
    }
  });

  it('gives every source a group and bounds of minutes, not seconds', () => {
    for (const source of sources) {
      expect(source.group).not.toBeNull();
      expect(source.every.minMs).toBeGreaterThanOrEqual(120_000);
      expect(source.every.maxMs).toBeLessThanOrEqual(4 * 3_600_000);
    }
  });
});
