import { describe, expect, it } from 'vitest';
import { speakerCandidates } from '../../../src/judge/candidates/speaker.ts';
import { agentRoles, featuresOf, locationRoles } from '../../../src/judge/features/arguments.ts';
import {
  collected,
  type Feature,
  FeatureSet,
  gapName,
  stemAt,
  stemOf,
} from '../../../src/judge/features/feature.ts';
import { addSpeaker } from '../../../src/judge/features/speaker.ts';
import { statementFeatures } from '../../../src/judge/features/statement.ts';
import { typeFeatures } from '../../../src/judge/features/statement-type.ts';
import { statusFeatures } from '../../../src/judge/features/status.ts';
import { targetRoles } from '../../../src/judge/features/target.ts';
import { withdrawalFeatures } from '../../../src/judge/features/withdrawal.ts';
import { documentOf, statementsIn, withdrawalsIn } from '../analysed.ts';

const [leaving] = withdrawalsIn({ text: 'أعلنت تركيا سحب قواتها من شمال سوريا.' });
const [said] = statementsIn({
  title: 'حزب الله يهدد',
  text: 'قال الأمين العام لحزب الله نعيم قاسم إن إسرائيل ستدفع الثمن.',
}).filter(({ sentence }) => sentence.zone === 'lead');
if (!leaving || !said) throw new Error('no candidates');

const names = (features: readonly Feature[]): string[] => features.map(({ name }) => name);

describe('a set of features', () => {
  it('holds each name once, as first seen', () => {
    const set = new FeatureSet();
    set.add('near', 3, 0.6);
    set.add('near', 9, 1);
    expect(set.features).toEqual([{ name: 'near', token: 3, value: 0.6 }]);
  });
});

describe('parts of names', () => {
  it('say a distance in a few words', () => {
    expect([-1, 0, 2, 3, 4, 5, 8, 9, 15, 16, 400].map(gapName)).toEqual([
      '0',
      '0',
      '2',
      '3-4',
      '3-4',
      '5-8',
      '5-8',
      '9-15',
      '9-15',
      '16+',
      '16+',
    ]);
  });

  it('say a word by its stem, a number by #, and the sentence’s edges by < and >', () => {
    expect(stemOf('والقوات')).toBe(stemOf('قوات'));
    expect(stemOf('2027')).toBe('#');
    const [sentence] = documentOf({ text: 'غادرت القوات' }).sentences;
    expect(sentence && [stemAt(sentence, -1), stemAt(sentence, 2)]).toEqual(['<', '>']);
  });
});

const TURKS_FROM_SYRIA = { force: 'TR', host: 'SY', forceScore: 2, hostScore: -1 };
const ALL: [string, readonly Feature[]][] = [
  ['a withdrawal', withdrawalFeatures(leaving, TURKS_FROM_SYRIA)],
  ['its status', statusFeatures(leaving, 'TR', 'SY')],
  ['its agent', featuresOf(agentRoles(leaving)).get('TR') ?? []],
  ['its location', featuresOf(locationRoles(leaving, 'TR')).get('SY') ?? []],
  ['a statement', statementFeatures(said)],
  ['its type', typeFeatures(said)],
  ['its target', featuresOf(targetRoles(said)).get('Israel') ?? []],
  ...speakerCandidates(said).map((one): [string, readonly Feature[]] => [
    `who may speak, from token ${one.first} to ${one.end}`,
    collected((to) => addSpeaker(to, said, one)),
  ]),
];

describe.each(ALL)('the features of %s', (_, features) => {
  it('are there, each once, with a value above 0 and no more than 1', () => {
    expect(features.length).toBeGreaterThan(0);
    expect(new Set(names(features)).size).toBe(features.length);
    expect(features.every(({ value }) => value > 0 && value <= 1)).toBe(true);
  });

  it('have readable names: no undefined, no object, no line break', () => {
    for (const name of names(features)) expect(name).not.toMatch(/undefined|\[object|null,|[\n\r]|^\s|\s$/);
  });
});

describe('what features say', () => {
  it('names the trigger, its agent and its location', () => {
    expect(names(withdrawalFeatures(leaving, TURKS_FROM_SYRIA))).toEqual(
      expect.arrayContaining([
        'kind=act.remove',
        'zone=lead',
        'agent=state,same',
        'location=country,same',
        'agent known to stand there',
        'agent fits 2',
        'location fits -1',
      ]),
    );
  });

  it('tells an army in its own land', () => {
    const [home] = withdrawalsIn({ text: 'انسحبت القوات السورية من سوريا.' });
    expect(home && names(withdrawalFeatures(home, { ...TURKS_FROM_SYRIA, force: 'SY' }))).toContain(
      'agent is the host',
    );
  });

  it('names the cue, the source and how they stand to one another', () => {
    expect(names(statementFeatures(said))).toEqual(
      expect.arrayContaining([
        'cue=verb say',
        'source=faction',
        'before source role.head',
        'headline has a name',
      ]),
    );
  });

  it('comes with the token it was read from, within the field', () => {
    for (const { token } of withdrawalFeatures(leaving, TURKS_FROM_SYRIA)) {
      expect(token).toBeGreaterThanOrEqual(-3);
      expect(token).toBeLessThanOrEqual(leaving.sentence.end + 3);
    }
  });
});
