import { describe, expect, it } from 'vitest';
import { alertLinks, storyAddress } from '../../src/alerts/feedback-link.ts';

describe('the addresses an alert carries', () => {
  it.each([
    ['https://rasid.example.org', 'https://rasid.example.org/stories/7'],
    ['https://rasid.example.org/', 'https://rasid.example.org/stories/7'],
    ['https://example.org/rasid', 'https://example.org/rasid/stories/7'],
    ['https://example.org/rasid/?a=1#b', 'https://example.org/rasid/stories/7'],
  ])('%s → %s', (publicUrl, story) => {
    expect(storyAddress(publicUrl, '7')).toBe(story);
  });

  it('are the same whenever the same alert is sent again', () => {
    const links = () =>
      alertLinks(
        { secret: 's'.repeat(32), publicUrl: 'https://r.example/' },
        { eventId: '5', storyId: '7', untilMs: 1_800_000_000_000 },
      );
    expect(links()).toEqual(links());
  });
});
