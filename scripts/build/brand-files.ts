import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import type { Brand, IconLink } from '../../src/core/brand.ts';
import type { FontFile, Logo } from '../../src/core/site-options.ts';
import { headlineFile } from './font-package.ts';
import { links } from '../../src/core/links.ts';

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
  const icons = iconsIn(folder);
  if (!logo) return { logo: undefined, icons, headlineFont };
  const { width, height } = await sizeOf(join(folder, logo.light));
  return { logo: { width, height }, icons, headlineFont };
}

/**
 * The icons that browsers look for, in the order to list them: a browser takes the last one that it
 * supports (HTML, section 4.6.7.8).
 */
function iconsIn(folder: string): IconLink[] {
  const sized = globSync('favicon-*x*.png', { cwd: folder }).flatMap((file): IconLink[] => {
    const [, sizes] = /^favicon-(([1-9]\d*)x\2)\.png$/.exec(file) ?? [];
    return sizes ? [{ rel: 'icon', href: `/${file}`, type: 'image/png', sizes }] : [];
  });
  const size = ({ sizes = '' }: IconLink) => Number.parseInt(sizes, 10);
  const icons: readonly IconLink[] = [
    { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
    ...sized.toSorted((a, b) => size(a) - size(b)),
    { rel: 'icon', href: '/favicon.png', type: 'image/png' },
    { rel: 'icon', href: links.favicon, type: 'image/svg+xml' },
    { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
    { rel: 'manifest', href: '/site.webmanifest' },
  ];
  return icons.filter(({ href }) => existsSync(join(folder, href)));
}

/** What is wrong with a file that the `logo` setting names, and how to fix it. */
export async function logoProblem(folder: string, address: string): Promise<string | undefined> {
  if (!existsSync(join(folder, address)))
    return `there is no public${address}. Add that file, or correct its name.`;
  const isPicture = await sizeOf(join(folder, address))
    .then(({ width, height }) => width > 0 && height > 0)
    .catch(() => false);
  return isPicture ? undefined : `public${address} is not a picture. Replace it, as SVG or PNG.`;
}

/** Every command checks the settings, and few have a logo, so the library is loaded for those alone. */
async function sizeOf(picture: string): Promise<{ width: number; height: number }> {
  const { default: sharp } = await import('sharp');
  return sharp(picture).metadata();
}
