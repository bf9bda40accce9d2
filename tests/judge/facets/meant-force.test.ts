import { describe, expect, it } from 'vitest';
import { meantForce } from '../../../src/judge/facets/meant-force.ts';
import { withdrawalsIn } from '../analysed.ts';

const DEMAND = 'طالب النائب بخروج القوات الأجنبية من العراق.';

describe('whom «foreign forces» means', () => {
  it.each([
    ['the coalition', `${DEMAND} وقصف مجهولون قاعدة لقوات التحالف الدولي والقوات الأمريكية.`, 'coalition'],
    ['the only force named in the host', `${DEMAND} وتنتشر القوات الأمريكية في ثلاث قواعد.`, 'US'],
    ['nobody, of several', `${DEMAND} وتنتشر هناك القوات الأمريكية والقوات التركية.`, 'foreign forces'],
    ['nobody, where none is named', DEMAND, 'foreign forces'],
    ['nobody who stands elsewhere', `${DEMAND} وغادرت القوات الكوبية أنغولا.`, 'foreign forces'],
  ])('is %s', (_, text, force) => {
    const [candidate] = withdrawalsIn({ text });
    if (!candidate) throw new Error('no candidate');
    expect(meantForce(candidate, 'foreign forces', 'IQ')).toBe(force);
    expect(meantForce(candidate, 'FR', 'IQ')).toBe('FR');
  });
});
