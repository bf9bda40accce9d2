import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../src/alerts/render/console.ts';
import { renderEmail } from '../../../src/alerts/render/email.ts';
import { renderJsonFeed, renderRss } from '../../../src/alerts/render/feed.ts';
import { renderSlack } from '../../../src/alerts/render/slack.ts';
import { renderWebhook } from '../../../src/alerts/render/webhook.ts';
import { sampleAlert } from '../../../src/alerts/sample.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { corrected, digest, exchange, operations, threat, withdrawal } from '../samples.ts';

// What recipients see, file by file. After a deliberate change: RASID_WRITE_GOLDEN=1 vitest run tests/alerts,
// then read the difference.
const FOLDER = join(import.meta.dirname, '../../golden/alerts');
const WRITE = process.env.RASID_WRITE_GOLDEN === '1';

const ALERTS: Record<string, Alert> = {
  threat,
  withdrawal,
  corrected,
  exchange,
  digest,
  operations,
  sample: sampleAlert(new Date('2026-11-24T03:00:00Z')),
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const HEAD = {
  title: 'Rasid',
  homeUrl: 'https://rasid.example.org/',
  feedUrl: 'https://rasid.example.org/feed.rss',
};

function rendered(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, alert] of Object.entries(ALERTS)) {
    // The withdrawal stands for a message whose first attempt got no answer.
    const dispatch = { alert, possibleDuplicate: name === 'withdrawal' };
    const mail = renderEmail(dispatch, {
      from: 'Rasid <rasid@example.org>',
      to: ['desk@example.org'],
      unsubscribe: 'https://rasid.example.org/unsubscribe?u=1',
    });
    const { html, text, ...head } = mail;
    files[`${name}.console.txt`] = renderConsole(dispatch, { width: 80, color: false });
    files[`${name}.slack.json`] = json(renderSlack(dispatch));
    files[`${name}.email.html`] = html;
    files[`${name}.email.txt`] = `${json(head)}\n${text}`;
    files[`${name}.webhook.json`] = json(renderWebhook(dispatch));
  }
  files['threat.console.ansi'] = renderConsole(
    { alert: threat, possibleDuplicate: false },
    { width: 72, color: true },
  );
  files['feed.rss'] = renderRss([threat, withdrawal, corrected], HEAD);
  files['feed.json'] = renderJsonFeed([threat, withdrawal, corrected], { ...HEAD, feedUrl: null });
  return files;
}

describe('what recipients see is what was last looked at and approved', () => {
  const files = rendered();
  it.each(Object.keys(files))('%s', (name) => {
    const file = join(FOLDER, name);
    if (WRITE) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, files[name] ?? '');
    }
    expect(files[name]).toBe(readFileSync(file, 'utf8'));
  });
});
