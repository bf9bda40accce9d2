import { describe, expect, it } from 'vitest';
import type { Template } from '../../../src/alerts/template.ts';
import { renderMatrix } from '../../../src/channels/matrix/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { UNWANTED } from '../../alerts/hostile-text.ts';
import { threat } from '../../alerts/samples.ts';
import { describeGolden, json } from '../golden.ts';
import { describeHostile, describeTemplate } from '../templated.ts';

const render = (alert: Alert, template?: Template) =>
  renderMatrix({ alert, possibleDuplicate: true }, template);

describeGolden('matrix', (dispatch) => ({ json: json(renderMatrix(dispatch)) }));

describeTemplate('matrix', (dispatch, template) => renderMatrix(dispatch, template).formatted_body);

describe('a Matrix message', () => {
  it('says the same with marks and without', () => {
    const { body, formatted_body } = render(threat);
    const words = (text: string) => text.replace(/[>\s]/g, '');
    expect(words(body)).toBe(words(formatted_body.replace(/<[^>]*>/g, '').replaceAll('&#39;', "'")));
  });
});

describe('a hostile article stays within what Matrix takes', () => {
  function expectAcceptable(alert: Alert, template?: Template): void {
    const message = render(alert, template);
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(50_000);
    expect(message.body).not.toMatch(UNWANTED);
    expect(message['m.mentions']).toEqual({});
    for (const [tag] of message.formatted_body.matchAll(/<[^>]*>/g)) {
      expect(tag).toMatch(/^<(?:\/?(?:p|b|blockquote)|br|\/a|a href="https?:[^"]*")>$/);
    }
    expect(message.body).toContain('May be a repeat');
  }

  describeHostile(expectAcceptable, '\u0639');
});
