import { px } from './scales.js';

/**
 * Path data of slanted lines inside a rectangle, `gap` pixels apart: the pattern that tells a bar apart where colours
 * cannot. It is drawn as plain lines, since patterns by reference would need ids.
 */
export function hatch(x: number, y: number, width: number, height: number, gap = 6): string {
  const lines: string[] = [];
  for (let offset = gap - height; offset < width; offset += gap) {
    const [start, end] = [Math.max(0, offset), Math.min(width, offset + height)];
    if (end - start < 1) continue;
    lines.push(
      `M${px(x + start)},${px(y + height - (start - offset))}L${px(x + end)},${px(y + height - (end - offset))}`,
    );
  }
  return lines.join('');
}
