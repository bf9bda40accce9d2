import type { RunReport } from './run.ts';

export function writeDocument(_report: RunReport): void {}
