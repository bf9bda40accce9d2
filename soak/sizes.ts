import type { Size } from './run.ts';

/** A month of 500 sources, reduced to what a small and busy machine does in minutes. */
export const MONTH: Size = { days: 30, sources: 500, perDay: 120, matchEvery: 12, retentionDays: 3 };

/** The first day on which as much is forgotten as comes in, and caches are full. */
export const settledAfter = ({ retentionDays }: Size): number => 2 * retentionDays + 2;
