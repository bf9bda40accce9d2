import type { Size } from './run.ts';

/** Under three minutes for all modes together: what the tests run. */
export const SHORT: Size = { articles: 150, kills: 1, rounds: 3, perSecond: 4, matchEvery: 4, seed: 1 };

/** By hand: the better part of an hour a mode. */
export const LONG: Size = { articles: 5_000, kills: 50, rounds: 100, perSecond: 4, matchEvery: 10, seed: 1 };
