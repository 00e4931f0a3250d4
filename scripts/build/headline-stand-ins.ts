import { createRequire } from 'node:module';
import { fromFile } from '@capsizecss/unpack/fs';
import type { HeadlineFont } from './headline-faces.ts';

/**
 * The bold serifs that machines have, by their names for `local()`, and the average width of a letter of
 * English in each, in em (`xWidthAvg` of @capsizecss/unpack). Those of one row have the same widths.
 */
const FONTS = [
  {
    // Windows, macOS and iOS; Linux; ChromeOS. A browser may know a font by its full name or by its
    // PostScript name (CSS Fonts 4, section 4.3).
    names: [
      'Times New Roman Bold',
      'TimesNewRomanPS-BoldMT',
      'LiberationSerif-Bold',
      'NimbusRoman-Bold',
      'Tinos-Bold',
    ],
    width: 886 / 2048,
  },
  // Android.
  { names: ['NotoSerif-Bold'], width: 512 / 1000 },
  // Linux with few fonts.
  { names: ['DejaVuSerif-Bold'], width: 1168 / 2048 },
  // Containers that measure pages: all that a packaged Chromium brings.
  { names: ['OpenSans-Bold'], width: 1030 / 2048 },
];

/** Faces that stand in for the font of headlines: their rules, and their families, to be tried in this order. */
export interface StandIns {
  css: string;
  families: string[];
}

/**
 * Stand-ins with the heights of a font, and for headlines in Latin letters with its widths: no line
 * moves when the font takes their place, unless it breaks elsewhere. Of a family that the machine
 * lacks the browser goes on to the next.
 */
export async function headlineStandIns(
  { file, script }: HeadlineFont,
  weight: number,
): Promise<StandIns> {
  const font = await fromFile(createRequire(import.meta.url).resolve(file));
  const em = font.unitsPerEm;
  const faces = FONTS.map(({ names, width }, i) => {
    const family = `headline-${i}`;
    const size = script === 'Latn' ? font.xWidthAvg / em / width : 1;
    // The overrides are parts of the adjusted size.
    const part = (length: number) => percent(Math.abs(length) / em / size);
    const descriptors = [
      `font-family:${family}`,
      `src:${names.map((name) => `local("${name}")`).join()}`,
      `font-weight:${weight}`,
      `size-adjust:${percent(size)}`,
      `ascent-override:${part(font.ascent)}`,
      `descent-override:${part(font.descent)}`,
      `line-gap-override:${part(font.lineGap)}`,
    ];
    return { family, css: `@font-face{${descriptors.join(';')}}` };
  });
  return {
    css: faces.map(({ css }) => css).join('\n'),
    families: faces.map(({ family }) => family),
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
