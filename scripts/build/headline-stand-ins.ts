import { createRequire } from 'node:module';
import { fromFile } from '@capsizecss/unpack/fs';
import type { HeadlineFont } from './headline-faces.ts';

/**
 * Bold serif fonts that systems include, by their names for `local()`, and the average width of a letter
 * of English text, in em (`xWidthAvg` of @capsizecss/unpack). Fonts of one entry have the same widths.
 */
const FONTS = [
  {
    // Windows, macOS and iOS; Linux; ChromeOS. Browsers match the full name or the PostScript name
    // (CSS Fonts 4, section 4.3).
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
  // Containers that measure pages: the only serif font of the packaged Chromium.
  { names: ['OpenSans-Bold'], width: 1030 / 2048 },
];

/** Fallback faces for the headline font: their rules, and their families in the order to try. */
export interface StandIns {
  css: string;
  families: string[];
}

/**
 * Fallback faces with the vertical metrics of a font and, for headlines in Latin letters, its widths. No
 * line moves when the font replaces them, unless it wraps differently. If the system lacks a family, the
 * browser tries the next.
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
    // The overrides are relative to the adjusted size.
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
