import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/lib/recent.ts';

describe('what was asked for of late', () => {
  it('keeps what is asked for again, and lets go of the rest', () => {
    const recent = new Recent<number>(4);
    recent.set('often', 0);
    for (let n = 1; n <= 20; n++) {
      recent.set(`once ${n}`, n);
      expect(recent.get('often')).toBe(0);
    }
    expect(recent.get('once 1')).toBeUndefined();
    expect(recent.get('once 20')).toBe(20);
  });

  it('never holds more than it may', () => {
    const recent = new Recent<number>(10);
    const texts = Array.from({ length: 100 }, (_, n) => `text ${n}`);
    for (const [n, text] of texts.entries()) recent.set(text, n);
    expect(texts.filter((text) => recent.get(text) !== undefined).length).toBeLessThanOrEqual(10);
  });
});
