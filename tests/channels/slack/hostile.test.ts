import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../../src/alerts/template.ts';
import { renderSlack } from '../../../src/channels/slack/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { hostileAlert } from '../../alerts/hostile.ts';
import { anyText, UNWANTED } from '../../alerts/hostile-text.ts';
import { ALL_FIELDS } from '../templated.ts';

const dispatch = (alert: Alert) => ({ alert, possibleDuplicate: true });

describe('a hostile article stays within what Slack takes', () => {
  const texts = (value: unknown): string[] => {
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'text' && typeof inner === 'string' ? [inner] : texts(inner),
    );
  };

  function expectAcceptable(alert: Alert, template?: Template): void {
    const message = renderSlack(dispatch(alert), template);
    const whole = JSON.stringify(message);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(message.blocks).length + message.text.length).toBeLessThan(13_000);
    for (const text of texts(message)) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(3000);
      expect(text).not.toMatch(UNWANTED);
    }
    for (const block of message.blocks) {
      if (block.type === 'header') expect(block.text.text.length).toBeLessThanOrEqual(150);
      if (block.type === 'actions')
        for (const button of block.elements) expect(button.text.text.length).toBeLessThanOrEqual(75);
    }
    expect(whole).not.toMatch(/<[!@#]/);
  }

  it('keeps 50 blocks, 3,000 characters a text, 150 in the header and 13,000 in all', () => {
    expectAcceptable(hostileAlert());
    expectAcceptable(hostileAlert(), ALL_FIELDS);
  });

  it('does so for text that grows fivefold by escaping', () => {
    expectAcceptable(hostileAlert('&'));
    expectAcceptable(hostileAlert('"\\'));
  });

  it('does so for any text whatever', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(undefined, ALL_FIELDS), (text, template) =>
        expectAcceptable(hostileAlert(text), template),
      ),
      { numRuns: 60 },
    );
  });

  it('turns & < > of foreign text in mrkdwn into entities', () => {
    const message = renderSlack(dispatch(hostileAlert('أخبار <!channel> & <b>')));
    expect(message.text).toContain('&lt;!channel&gt; &amp; &lt;b&gt;');
  });

  it('links to web addresses only, without credentials', () => {
    const whole = JSON.stringify(renderSlack(dispatch(hostileAlert())));
    expect(whole).not.toContain('javascript:');
    expect(whole).not.toContain('secret@');
  });
});
