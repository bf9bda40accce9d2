import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import placeNames from '../../src/alerts/place-names.json' with { type: 'json' };

const FILE = join(import.meta.dirname, '../../config/lexicons/places.yaml');
const listed = [...readFileSync(FILE, 'utf8').matchAll(/\{concept: place, id: ([^,]+),/g)].map(
  ([, id]) => id,
);

/** Common words as well, such as «صور» (pictures), places that few know by an English name, a region whose towns say more: no headline names them. */
const UNTOLD = [
  'العمر',
  'متين',
  'صور',
  'حجه',
  'ذباب',
  'بحري',
  'الابيض',
  'الجزيره',
  'ويليس',
  'جوهر',
  'بيني',
  'دارفور',
];

describe('places in English', () => {
  it('are those of the lexicon that can be told', () => {
    const told = Object.keys(placeNames.names);
    expect([...told, ...UNTOLD].toSorted()).toEqual(listed.toSorted());
  });
});
