import { html, raw } from 'hono/html';
import type { Html } from './layout.ts';

/** Counts as small bars, the oldest first; screen readers get the numbers. `what` says what is counted. */
export function bars(
  counts: readonly number[],
  what: string,
  size: { width: number; height: number; full?: boolean },
): Html {
  const peak = Math.max(1, ...counts);
  const step = size.width / Math.max(1, counts.length);
  const rects = counts.map((n, index) => {
    const height = n === 0 ? 1 : Math.max(2, (n / peak) * size.height);
    const x = (index * step).toFixed(1);
    return `<rect x="${x}" y="${(size.height - height).toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${height.toFixed(1)}"${n === 0 ? ' opacity=".35"' : ''}/>`;
  });
  const label = `${what}: ${counts.join(', ')}`;
  return html`<svg class="bars${size.full ? ' full' : ''}" preserveAspectRatio="none" role="img" aria-label="${label}" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}">${raw(rects.join(''))}</svg>`;
}
