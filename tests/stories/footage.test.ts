import { expect, it } from 'vitest';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { sketchFeatures } from './building.ts';
import { events, tell } from './telling.ts';

/** A post of the channel on a day of May 2026 that claims an operation. */
function post(day: number, text: string): ArticleFeatures {
  return sketchFeatures({
    outlet: 'channel',
    text,
    at: new Date(Date.UTC(2026, 4, day, 15)).toISOString(),
    statements: [{ target: 'Israel', quote: { field: 'text', start: 0, end: text.length, text } }],
  });
}

// Glosses: "scenes of the targeting on DATE of THING at PLACE by a drone"; "the fighters announce the targeting of THING
// at PLACE"; things: the car of the commander of the tenth brigade, a tank of the enemy, its wireless mast.
const film = (day: number, date: number, thing: string, where = 'في بلدة عيترون'): ArticleFeatures =>
  post(day, `مشاهد من عملية استهداف المجاهدين بتاريخ ${date}-05-2026 ${thing} ${where} بطائرة انقضاضية`);
const claim = (day: number, thing: string, where = 'في بلدة عيترون'): ArticleFeatures =>
  post(day, `أعلن المجاهدون استهداف وإحراق ${thing} ${where} قبل الظهر`);
const CAR = 'عربة قائد اللواء العاشر التابع للعدو';
const TANK = 'دبابة تابعة للعدو';
const MAST = 'سارية البث اللاسلكي التابعة للعدو';

it.each([
  ['the same film a week later', film(12, 10, TANK), film(19, 10, TANK), 'none'],
  ['but for a preposition', film(12, 10, TANK), film(19, 10, TANK, 'عند بلدة عيترون'), 'none'],
  ['of another thing of that day', film(12, 10, TANK), film(19, 10, MAST), 'new'],
  ['of another day', film(12, 10, TANK), film(19, 11, TANK), 'new'],
  ['at another place', film(12, 10, TANK), film(19, 10, TANK, 'في بلدة حولا'), 'new'],
  ['of what was claimed on its day', claim(10, CAR), film(15, 10, CAR), 'none'],
  ['of the same thing on another day', claim(10, CAR), film(15, 12, CAR), 'new'],
  ['of the same thing at another place', claim(10, CAR), film(15, 10, CAR, 'في بلدة حولا'), 'new'],
  ['of another thing than was claimed', claim(10, CAR), film(15, 10, MAST), 'new'],
  ['of a tank, of which there are several', claim(10, TANK), film(15, 10, TANK), 'new'],
])('footage %s', (_name, first, second, expected) => {
  const [, placed] = tell(first, second);
  expect(placed?.event === 'none' ? 'none' : 'new').toBe(expected);
});

it('of several towns makes the affairs of two of them no one', () => {
  const towns = film(13, 12, TANK, 'في بلدتي عيترون وحولا');
  const [one, both, other] = tell(film(12, 10, TANK), towns, film(13, 11, MAST, 'في بلدة حولا'));
  expect([both?.storyId, other?.storyId]).toEqual([one?.storyId, 's2']);
});

it('of an earlier day is told as no other claim', () => {
  const told = tell(claim(10, MAST), film(10, 9, TANK), claim(10, CAR));
  expect(events(told).slice(1)).toEqual(['new_statement', 'new_statement']);
  expect(told.map(({ whatsNew }) => whatsNew)).toEqual(['', '', 'another claim']);
});
