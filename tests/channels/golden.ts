import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleAlert } from '../../src/alerts/sample.ts';
import type { Alert } from '../../src/model/alert.ts';
import type { Dispatch } from '../../src/model/channel.ts';
import { corrected, digest, exchange, operations, threat, withdrawal } from '../alerts/samples.ts';

// What recipients see, file by file. After a deliberate change:
// RASID_WRITE_GOLDEN=1 vitest run tests/channels tests/alerts, then read the difference.
const FOLDER = join(import.meta.dirname, '../golden/alerts');
const WRITE = process.env.RASID_WRITE_GOLDEN === '1';

const ALERTS = {
  threat,
  withdrawal,
  corrected,
  exchange,
  digest,
  operations,
  sample: sampleAlert(new Date('2026-11-24T03:00:00Z')),
} satisfies Record<string, Alert>;

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Compares a text with the file of this name that was last looked at and approved. */
export function expectGolden(name: string, text: string): void {
  const file = join(FOLDER, name);
  if (WRITE) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** What a channel shows of each sample, by the endings of the files that hold it: `{ json: … }` is `threat.slack.json`. */
export function describeGolden(
  kind: string,
  render: (dispatch: Dispatch) => Record<string, string>,
  names = Object.keys(ALERTS) as (keyof typeof ALERTS)[],
): void {
  describe(`what recipients see over ${kind} is what was last looked at and approved`, () => {
    it.each(names)('%s', (name) => {
      // The withdrawal stands for a message whose first attempt got no answer.
      const files = render({ alert: ALERTS[name], possibleDuplicate: name === 'withdrawal' });
      for (const [ending, text] of Object.entries(files)) expectGolden(`${name}.${kind}.${ending}`, text);
    });
  });
}
