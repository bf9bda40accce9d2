import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplateLine, TEMPLATE_FIELDS, type Template } from '../../src/alerts/template.ts';
import type { Alert } from '../../src/model/alert.ts';
import type { Dispatch } from '../../src/model/channel.ts';
import { hostileAlert } from '../alerts/hostile.ts';
import { anyText } from '../alerts/hostile-text.ts';
import { digest, threat, withdrawal } from '../alerts/samples.ts';

function template(title: string, lines: readonly string[]): Template {
  const parsed = (text: string, of: 'title' | 'line') => {
    const result = parseTemplateLine(text, of);
    if ('line' in result) return result.line;
    throw new Error(result.allowed);
  };
  return { title: parsed(title, 'title'), lines: lines.map((line) => parsed(line, 'line')) };
}

/** Everything there is, for what has to fit whatever comes. */
export const ALL_FIELDS = template(
  '{{title}} {{headline}}',
  TEMPLATE_FIELDS.map((field) => `{{${field}}} & {{${field}}}`),
);

const DESK = template('Beirut desk, {{severity}}', [
  'What: {{event}}',
  '',
  '{{fact.quote}}',
  'Read {{article.url}}',
]);

/** What a channel that takes templates makes of one; `render` gives all that is shown in one text. */
export function describeTemplate(
  kind: string,
  render: (dispatch: Dispatch, template: Template | undefined) => string,
): void {
  describe(`an operator's template over ${kind}`, () => {
    const once = (alert: Dispatch['alert'], possibleDuplicate = false) =>
      render({ alert, possibleDuplicate }, DESK);

    it('is the whole message, in its order', () => {
      const text = once(withdrawal);
      const words = [
        'Beirut desk, CRITICAL',
        'What: New development',
        'منهية انسحابها',
        'https://news.example.org/a1',
      ];
      const places = words.map((one) => text.indexOf(one));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(text).not.toContain('Al-Midan');
    });

    it('says TEST before all else in a test, and that a repeat may be one', () => {
      const text = once({ ...threat, test: true }, true);
      expect(text).toContain('TEST: Beirut desk, HIGH');
      expect(text).toContain('May be a repeat');
    });

    it('leaves digests as they are', () => {
      const dispatch = { alert: digest, possibleDuplicate: false };
      expect(render(dispatch, DESK)).toBe(render(dispatch, undefined));
    });
  });
}

/** That a message is acceptable whatever its alert is made of, with a template and without; `sign` is one the medium minds. */
export function describeHostile(
  expectAcceptable: (alert: Alert, template?: Template) => void,
  sign: string,
): void {
  it.each(['', '&', '"\\', sign])('whatever it is made of: %s', (text) => {
    const alert = text === '' ? hostileAlert() : hostileAlert(text);
    expectAcceptable(alert);
    expectAcceptable(alert, ALL_FIELDS);
  });

  it('does so for any text whatever', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(undefined, ALL_FIELDS), (text, template) =>
        expectAcceptable(hostileAlert(text), template),
      ),
      { numRuns: 40 },
    );
  });
}
