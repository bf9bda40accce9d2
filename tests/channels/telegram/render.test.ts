import { describe, expect, it } from 'vitest';
import { shownText } from '../../../src/alerts/render/simple-html.ts';
import type { Template } from '../../../src/alerts/template.ts';
import { renderTelegram } from '../../../src/channels/telegram/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { hostileAlert } from '../../alerts/hostile.ts';
import { UNWANTED } from '../../alerts/hostile-text.ts';
import { compose, judged, threat, withdrawal } from '../../alerts/samples.ts';
import { describeGolden } from '../golden.ts';
import { describeHostile, describeTemplate } from '../templated.ts';

const render = (alert: Alert, template?: Template) =>
  renderTelegram({ alert, possibleDuplicate: true }, template);

describeGolden('telegram', (dispatch) => ({ html: `${renderTelegram(dispatch)}\n` }));

describeTemplate('telegram', renderTelegram);

describe('a Telegram message', () => {
  it('says first what notifications show, and evidence in bold', () => {
    const [first] = render(withdrawal).split('\n');
    expect(shownText(first ?? '')).toBe(`🔴 ${withdrawal.headline}`);
    expect(render(withdrawal)).toContain('<b>منهية انسحابها</b>');
  });

  it('begins Arabic with a right-to-left mark and English without one', () => {
    const title = (text: string) => render(compose([judged({ title: text, text: 'نص' })]));
    expect(title('2500 جندي')).toContain('\u200F2500 جندي');
    expect(title('2500 troops')).toContain('>2500 troops');
  });

  it('has links to the story where there is a public address', () => {
    expect(render(threat)).toContain('>Not relevant</a>');
    expect(render(withdrawal)).not.toContain('Relevant');
  });
});

describe('a hostile article stays within what Telegram takes', () => {
  function expectAcceptable(alert: Alert, template?: Template): void {
    const html = render(alert, template);
    expect(shownText(html).length).toBeLessThanOrEqual(4096);
    expect(shownText(html)).toContain('May be a repeat');
    expect(html.isWellFormed()).toBe(true);
    expect(html).not.toMatch(UNWANTED);
    const open: string[] = [];
    for (const [tag, closing, name] of html.matchAll(/<(\/?)(\w*)[^>]*>/g)) {
      expect(tag).toMatch(/^<(?:\/?(?:b|blockquote)|\/a|a href="https?:[^"]*")>$/);
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name ?? '');
    }
    expect(open).toEqual([]);
    // Telegram takes only these entities.
    expect(html.replace(/&(?:lt|gt|amp|quot|#39);/g, '')).not.toContain('&');
  }

  describeHostile(expectAcceptable, '<b>');

  it('links to web addresses only, without credentials', () => {
    expect(render(hostileAlert())).not.toMatch(/javascript:|secret@/);
  });
});
