import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../src/alerts/headline.ts';
import { renderSlack } from '../../../src/channels/slack/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { compose, judged, news, threat, withdrawal } from '../../alerts/samples.ts';
import { describeGolden, json } from '../golden.ts';
import { describeTemplate } from '../templated.ts';

const dispatch = (alert: Alert, possibleDuplicate = false) => ({ alert, possibleDuplicate });

describeGolden('slack', (dispatch) => ({ json: json(renderSlack(dispatch)) }));

describeTemplate('slack', (dispatch, template) => JSON.stringify(renderSlack(dispatch, template).blocks));

describe('Slack', () => {
  const blocksOf = (alert: Alert) => renderSlack(dispatch(alert)).blocks;
  const whole = (alert: Alert) => JSON.stringify(blocksOf(alert));

  it('can be found again by its metadata', () => {
    expect(renderSlack(dispatch(threat)).metadata).toEqual({
      event_type: 'rasid_alert',
      event_payload: { id: '7c1e', story_id: '42', event: 'opened' },
    });
  });

  it('tells an update by what is new, first in the notification and then in the message', () => {
    const update = compose([judged({ title: 't', text: 'نص', withdrawals: [{ words: ['نص'] }] })], {
      event: 'corroborated',
      whatsNew: news('figure: 300'),
    });
    expect(renderSlack(dispatch(update)).text).toMatch(/^🟠 figure: 300: US withdrawal from Iraq: announced/);
    expect(blocksOf(update)[2]).toMatchObject({ type: 'section', text: { text: '↳ figure: 300' } });
  });

  it('does not tell again what its headline has told, but what a cut one has not', () => {
    expect(whole(withdrawal)).toContain('completed (was ongoing)');
    expect(whole(withdrawal)).not.toContain('↳');
    const whatsNew = `another base or town; figure: ${'3'.repeat(60)}`;
    const update = { ...threat, event: 'new_statement' as const, whatsNew: news(whatsNew) };
    const long = { ...update, headline: headlineOf(update) };
    expect(long.headline).toContain(whatsNew);
    expect(whole(long)).toContain(`↳ ${whatsNew}`);
  });

  it('has buttons where there are links, and none where there are not', () => {
    expect(blocksOf(threat).filter((block) => block.type === 'actions')).toHaveLength(1);
    expect(blocksOf(withdrawal).filter((block) => block.type === 'actions')).toHaveLength(0);
  });

  it('begins Arabic with a right-to-left mark and English without one', () => {
    const title = (text: string) => whole(compose([judged({ title: text, text: 'نص' })]));
    expect(title('2500 جندي')).toContain('"text":"\u200F2500 جندي"');
    expect(title('2500 troops')).toContain('"text":"2500 troops"');
  });

  it('sets evidence in bold', () => {
    expect(whole(withdrawal)).toContain('"text":"منهية انسحابها","style":{"bold":true}');
  });

  it('keeps every source of forty within one text, whole links only', () => {
    const forty = Array.from({ length: 40 }, (_, index) =>
      judged({
        id: `a${index}`,
        title: 't',
        text: 'ن',
        url: `https://example.org/${'x'.repeat(400)}/${index}`,
      }),
    );
    const sources = blocksOf(compose(forty)).findLast((block) => block.type === 'context');
    const text = sources?.type === 'context' ? (sources.elements[0]?.text ?? '') : '';
    expect(text.match(/</g)?.length).toBe(text.match(/>/g)?.length);
    expect(text.length).toBeLessThanOrEqual(3000);
  });
});
