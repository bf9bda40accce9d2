import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { knownMatch } from '../../src/settings/known-match.ts';
import { knownNames } from '../../src/settings/known-names.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { makeFolder } from '../parts/folder.ts';

const NAMES = knownNames(SHIPPED_CONFIG, loadSettings(SHIPPED_CONFIG, {}).sources);

describe('names are taken in any usual spelling', () => {
  it.each([
    ['country', 'Iraq', 'IQ'],
    ['country', 'IRQ', 'IQ'],
    ['country', 'iq', 'IQ'],
    ['country', 'العراق', 'IQ'],
    ['country', 'Turkey', 'TR'],
    ['country', 'Türkiye', 'TR'],
    ['country', 'غزة', 'PS'],
    ['country', 'the Palestinian territories', 'PS'],
    ['faction', 'hamas', 'hamas'],
    ['faction', 'HAMAS', 'hamas'],
    ['faction', 'حماس', 'hamas'],
    ['faction', 'حركة حماس', 'hamas'],
    ['faction', 'Kataib Hezbollah', 'kataib-hezbollah'],
    ['faction', 'Kata’ib Hezbollah', 'kataib-hezbollah'],
    ['faction', 'كتائب القسام', 'al-Qassam Brigades'],
    ['faction', 'unlisted-سرايا-الفتح', 'unlisted-سرايا-الفتح'],
    ['force', 'USA', 'US'],
    ['force', 'الولايات المتحدة', 'US'],
    ['force', 'UNIFIL', 'UN:UNIFIL'],
    ['force', 'اليونيفيل', 'UN:UNIFIL'],
    ['force', 'wagner', 'Wagner'],
    ['force', 'التحالف الدولي', 'coalition'],
    ['topic', 'Troop-Withdrawal', 'troop_withdrawal'],
  ] as const)('%s: %s is %s', (key, text, value) => {
    expect(knownMatch({ [key]: [text] }, NAMES)).toEqual({ match: { [key]: [value] }, problems: [] });
  });
});

describe('what could never match is refused', () => {
  it.each([
    [
      { topic: ['troop_withdrawl'] },
      'topic: found "troop_withdrawl", allowed: faction_statement | troop_withdrawal; did you mean \'troop_withdrawal\'?',
    ],
    [{ country: ['Iraqq'] }, /^country: found "Iraqq", .*; did you mean 'IQ'\?$/],
    [{ faction: ['Hamass'] }, /`rasid factions` lists; did you mean 'hamas'\?$/],
    [{ faction: ['حمااس'] }, /did you mean 'hamas'\?$/],
    [
      { force: ['nowhere army'] },
      /^force: found "nowhere army", allowed: a force that `rasid forces` lists$/,
    ],
    [{ source: ['no-such-source'] }, /^source: .*`rasid sources` lists$/],
    [{ not: { country: ['IQ', 'XXL'] } }, /^not\.country\.1: found "XXL"/],
    [{ outlets: 3, maxOutlets: 2 }, 'maxOutlets: found 2, allowed: 3 or more, since outlets asks that'],
    [
      { topic: ['troop_withdrawal'], not: { topic: ['troop_withdrawal'] } },
      /^not\.topic: excludes all that is asked/,
    ],
  ])('%j', (matcher, words) => {
    const said = knownMatch(matcher, NAMES).problems.map(({ path, text }) => `${path.join('.')}: ${text}`);
    expect(said).toEqual([typeof words === 'string' ? words : expect.stringMatching(words)]);
  });

  it('in every part of alerts.yaml, with file, line and path', () => {
    const folder = makeFolder();
    folder.write('sources.yaml', 'sources: [{ id: example, kind: feed, url: "https://example.org/rss" }]\n');
    folder.write(
      'alerts.yaml',
      `channels: [{ id: desk, kind: console }]
route:
  channel: deks
  routes:
    - match: { topic: troop_withdrawl }
silences:
  - { id: s, match: { source: exampel }, until: "2026-12-01T00:00:00Z", author: L, reason: r }
inhibit:
  - { name: i, source: { country: IRK }, target: { force: USSA }, for: 1d }
severity:
  rules: [{ severity: high, when: { faction: Hamass } }]
`,
    );
    let problems: readonly string[] = [];
    try {
      loadSettings(folder.path, {});
    } catch (error) {
      if (error instanceof ConfigError) problems = error.problems;
    } finally {
      folder.remove();
    }
    expect(problems.map((line) => line.slice(folder.path.length + 1))).toEqual([
      expect.stringMatching(/^alerts\.yaml:5: route\.routes\[0\]\.match\.topic: .*'troop_withdrawal'\?$/),
      expect.stringMatching(/^alerts\.yaml:7: silences\[0\]\.match\.source: .*'example'\?$/),
      expect.stringMatching(/^alerts\.yaml:9: inhibit\[0\]\.source\.country: found "IRK"/),
      expect.stringMatching(/^alerts\.yaml:9: inhibit\[0\]\.target\.force: .*'US'\?$/),
      expect.stringMatching(/^alerts\.yaml:11: severity\.rules\[0\]\.when\.faction: .*'hamas'\?$/),
      expect.stringMatching(/^alerts\.yaml:3: route\.channel: found "deks", .*'desk'\?$/),
    ]);
  });
});
