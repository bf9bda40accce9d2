import { describe, expect, it } from 'vitest';
import { renderSlack } from '../../../src/channels/slack/render.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { threat } from '../../alerts/samples.ts';

/** Letters as an address carries them: six characters each. */
const slug = (letters: number): string => encodeURIComponent('ع'.repeat(letters));

function withAddress(address: string): Alert {
  const articles = Array.from({ length: 8 }, (_, n) => ({ ...threat.articles[0], url: `${address}${n}` }));
  return { ...threat, articles } as Alert;
}
const render = (alert: Alert) => renderSlack({ alert, possibleDuplicate: false });

describe('a long address is kept in a Slack message', () => {
  it.each([
    ['ninety Arabic letters', 90],
    ['two hundred', 200],
    ['four hundred and eighty, near Slack’s own limit', 480],
  ])('%s', (_name, letters) => {
    const address = `https://outlet.example/news/${slug(letters)}`;
    const message = render(withAddress(address));
    const link = message.blocks.find((block) => block.type === 'rich_text');
    expect(JSON.stringify(link)).toContain(`"url":"${address}0"`);
    expect(message.text.length + JSON.stringify(message.blocks).length).toBeLessThan(13_000);
  });

  it('but not one that Slack would refuse the whole message for', () => {
    const message = render(withAddress(`https://outlet.example/${slug(600)}`));
    expect(JSON.stringify(message.blocks)).not.toContain(slug(600));
    expect(message.blocks.length).toBeGreaterThan(3);
  });
});
