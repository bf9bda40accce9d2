import { type Figure, verdictOf } from './figures.ts';

const HEAD = ['', 'measured', 'aim', '', 'floor or peer of the same run'];

const aimText = ({ aim }: Figure): string => ('least' in aim ? `>= ${aim.least}` : `<= ${aim.most}`);

function cellsOf(figure: Figure): string[] {
  const { name, unit, measured, beside } = figure;
  return [
    name,
    measured === null ? '-' : `${measured} ${unit}`,
    aimText(figure),
    verdictOf(figure),
    `${beside.name}: ${beside.measured ?? '-'}`,
  ];
}

/** A line a figure: its name, what was measured, what is aimed at, how it stands, and what stands beside it. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
