import { describe, expect, it } from 'vitest';
import type { Template } from '../../../src/alerts/template.ts';
import { renderTeams } from '../../../src/channels/teams/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { UNWANTED } from '../../alerts/hostile-text.ts';
import { threat, withdrawal } from '../../alerts/samples.ts';
import { describeGolden, json } from '../golden.ts';
import { describeHostile, describeTemplate } from '../templated.ts';

const render = (alert: Alert, template?: Template) =>
  renderTeams({ alert, possibleDuplicate: true }, template);
const card = (alert: Alert) => render(alert).attachments[0].content;

/** Every object in a value that has a type, from outside in. */
function parts(value: unknown): Record<string, unknown>[] {
  if (value === null || typeof value !== 'object') return [];
  const own = 'type' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(parts)];
}

describeGolden('teams', (dispatch) => ({ json: json(renderTeams(dispatch)) }));

describeTemplate('teams', (dispatch, template) => JSON.stringify(renderTeams(dispatch, template)));

describe('a Teams card', () => {
  it('lays Arabic out from right to left and English not', () => {
    const boxes = parts(card(threat)).filter(({ type }) => type === 'Container');
    for (const { rtl, items } of boxes) {
      const [block] = items as { type: string; inlines?: { text: string }[] }[];
      const text = block?.inlines?.map((inline) => inline.text).join('') ?? '';
      expect(rtl === true, text).toBe(/^\u200F/.test(text));
    }
    expect(boxes.filter(({ rtl }) => rtl).length).toBeGreaterThanOrEqual(2);
  });

  it('highlights evidence', () => {
    expect(parts(card(withdrawal))).toContainEqual(
      expect.objectContaining({ text: 'منهية انسحابها', highlight: true, weight: 'Bolder' }),
    );
  });

  it('has buttons where there are links, and none where there are not', () => {
    expect(card(threat).actions.map(({ title }) => title)).toEqual([
      'Open the story',
      'Relevant',
      'Not relevant',
    ]);
    expect(card(withdrawal).actions).toEqual([]);
  });
});

describe('a hostile article stays within what Teams takes', () => {
  function expectAcceptable(alert: Alert, template?: Template): void {
    const message = render(alert, template);
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(20_000);
    const all = parts(message);
    // Only text that is shown literally: TextBlocks read Markdown, mentions need entities.
    const types = ['message', 'AdaptiveCard', 'Container', 'RichTextBlock', 'TextRun', 'Action.OpenUrl'];
    for (const { type, text, url, inlines, items } of all) {
      expect(types).toContain(type);
      if (type === 'TextRun') expect(text).not.toMatch(UNWANTED);
      if (type === 'TextRun') expect(text).not.toBe('');
      for (const list of [inlines, items]) if (list !== undefined) expect(list).not.toEqual([]);
      if (url !== undefined) expect(url).toMatch(/^https?:\/\/(?!user)/);
    }
    expect(JSON.stringify(message)).toContain('May be a repeat');
  }

  describeHostile(expectAcceptable, '\u0639');
});
