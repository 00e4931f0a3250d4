import { seconds } from '../../build/build-log.ts';
import { escapeXml } from '../../../src/core/xml-text.ts';

/** A bar of the chart, such as `Hugo 0.111`. */
export interface Bar {
  name: string;
  wallMs: number;
  isOurs: boolean;
}

const ROW = 26;
const NAMES = 250;
const WIDTH = 760;

/**
 * A chart as SVG: bars in the proportion of their time, each with its seconds and its ratio to `unit`. The
 * colors are readable on light and on dark paper.
 */
export function barChart(title: string, bars: readonly Bar[], unit: Bar): string {
  const longest = Math.max(...bars.map(({ wallMs }) => wallMs));
  const scale = (WIDTH - NAMES - 130) / longest;
  const rows = bars.map(({ name, wallMs, isOurs }, i) => {
    const y = 40 + i * ROW;
    const width = Math.max(1, wallMs * scale).toFixed(1);
    const label = `${seconds(wallMs)}, × ${(wallMs / unit.wallMs).toFixed(2)}`;
    return `<text x="${NAMES - 10}" y="${y + 14}" text-anchor="end">${escapeXml(name)}</text>
<rect x="${NAMES}" y="${y}" width="${width}" height="${ROW - 8}" fill="${isOurs ? '#b0413e' : '#7a869a'}"/>
<text x="${NAMES + Number(width) + 8}" y="${y + 14}">${label}</text>`;
  });
  const height = 50 + bars.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#777">
<title>${escapeXml(title)}</title>
<text x="10" y="22" font-size="15">${escapeXml(title)}</text>
${rows.join('\n')}
</svg>
`;
}
