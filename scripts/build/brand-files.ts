import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Brand, IconLink } from '../../src/core/brand.ts';
import type { FontFile, Logo } from '../../src/core/site-options.ts';
import { headlineFile } from './font-package.ts';
import { links } from '../../src/core/links.ts';

/**
 * The icons that browsers look for, in the order to list them: a browser takes the last one that it
 * supports (HTML, section 4.6.7.8).
 */
const ICONS: readonly IconLink[] = [
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'icon', href: '/favicon.png', type: 'image/png' },
  { rel: 'icon', href: links.favicon, type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
];

/**
 * The logo and the icons in `folder`, which is public/, and the headline font. Throws an Error if the
 * logo cannot be read as a picture.
 */
export async function brandFiles(
  folder: string,
  site: { logo: Logo | undefined; headlineFont: string | FontFile },
): Promise<Brand> {
  const { logo } = site;
  const headlineFont = headlineFile(site.headlineFont, undefined).name;
  const icons = ICONS.filter(({ href }) => existsSync(join(folder, href)));
  if (!logo) return { logo: undefined, icons, headlineFont };
  const { width, height } = await sharp(join(folder, logo.light)).metadata();
  return { logo: { width, height }, icons, headlineFont };
}

/** What is wrong with a file that the `logo` setting names, and how to fix it. */
export async function logoProblem(folder: string, address: string): Promise<string | undefined> {
  if (!existsSync(join(folder, address)))
    return `there is no public${address}. Add that file, or correct its name.`;
  const isPicture = await sharp(join(folder, address))
    .metadata()
    .then(({ width, height }) => width > 0 && height > 0)
    .catch(() => false);
  return isPicture ? undefined : `public${address} is not a picture. Replace it, as SVG or PNG.`;
}
