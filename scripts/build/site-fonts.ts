import { site } from '../../src/site.ts';
import { headlineFile, readFontPackage } from './font-package.ts';
import { headlineFaces } from './headline-faces.ts';
import { headlineStandIns } from './headline-stand-ins.ts';
import { textFaces } from './text-faces.ts';

const { script } = new Intl.Locale(site.locale).maximize();

/**
 * The fonts that readers download, for Astro's fonts API, and the rules of what stands in for the
 * headline font until it is loaded. `provider` is the local one of that API.
 */
export async function siteFonts<Provider>(provider: Provider) {
  const { name, file } = headlineFile(site.headlineFont, script);
  const headlineFont = { file, script };
  const standIns = await headlineStandIns(headlineFont, 700);
  const headline = {
    provider,
    name,
    cssVariable: '--font-display',
    options: {
      variants: await headlineFaces(headlineFont, 700, '.broadsheet/cache/headline-font'),
    },
    // Astro's fallback only covers systems with Times New Roman.
    optimizedFallbacks: false,
    fallbacks: [...standIns.families, 'serif'],
  };
  const others = [...textFont(site.textFont, 'text'), ...textFont(site.labelFont, 'label')];
  return {
    fonts: [headline, ...others.map((font) => ({ provider, ...font }))],
    standIns: standIns.css,
  };
}

function textFont(packageName: string | undefined, role: 'text' | 'label') {
  if (packageName === undefined) return [];
  const font = readFontPackage(packageName);
  return [
    {
      name: font.family,
      cssVariable: `--font-${role}`,
      options: { variants: textFaces(font, script) },
      fallbacks: [font.category === 'serif' ? 'serif' : 'sans-serif'],
    },
  ];
}
