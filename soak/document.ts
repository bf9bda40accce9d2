import { writeFileSync } from 'node:fs';
import { writePage } from '../chaos/document.ts';
import { pictureOf } from './picture.ts';
import { FIGURES, PICTURE, type SoakReport } from './section.ts';

/** Keeps a run's figures and its picture, and writes the document anew. */
export function writeDocument(report: SoakReport): void {
  writeFileSync(FIGURES, `${JSON.stringify(report)}\n`);
  writeFileSync(PICTURE, pictureOf(report.days));
  writePage();
}
