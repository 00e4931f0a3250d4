import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../testing/chromium.ts';
import { makeCommand } from '../command/command.ts';
import { oneOf } from '../command/one-of.ts';
import { projectPath } from '../settings/environment.ts';
import { MAILS, takeMail } from './mails.ts';
import { PAGES, takePage } from './pages.ts';
import { startVisitedSite } from './visited-site.ts';

const WIDTHS = [360, 768, 1440];
const MAIL_WIDTHS = [360, 640];
const SCHEMES = ['light', 'dark'] as const;
const FOLDER = 'test-results/screenshots';
const README_PICTURE = '.github/front-page.png';
const MAIL = 'mail';
const NAMES = [...Object.keys(PAGES), MAIL];

/** `npm run screenshots`, over the build in dist/. */
export const screenshots = makeCommand('npm run screenshots', {
  does: `Takes screenshots of every kind of page and email in dist/, in light and dark, and saves them
  to ${FOLDER}. Pages are ${WIDTHS.join(', ')} pixels wide, emails ${MAIL_WIDTHS.join(' and ')} pixels, with and without images.`,
  options: {
    only: {
      type: 'string',
      multiple: true,
      value: '<kind>',
      does: 'only this kind, such as front or mail (repeatable; default: all)',
    },
    readme: { type: 'boolean', does: `only the picture in README.md; replaces ${README_PICTURE}` },
  },
  async run({ values: { only = NAMES, readme } }) {
    if (readme) {
      await takeReadmePicture();
      console.log(`Saved ${README_PICTURE}.`);
      return 0;
    }
    for (const name of only) oneOf('--only', name, NAMES);
    const pictures = await take(only);
    console.log(`Saved ${pictures} screenshots to ${projectPath(FOLDER)}.`);
    return 0;
  },
});

async function takeReadmePicture(): Promise<void> {
  useSystemFonts();
  const site = await startVisitedSite();
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await page.screenshot({ path: projectPath(README_PICTURE) });
  await browser.close();
  await site.close();
}

/** The packaged browser has only one sans-serif font; use the system's, as readers do. */
function useSystemFonts(): void {
  if (existsSync('/etc/fonts')) process.env['FONTCONFIG_PATH'] ??= '/etc/fonts';
}

async function take(wanted: readonly string[]): Promise<number> {
  useSystemFonts();
  const folder = projectPath(FOLDER);
  mkdirSync(folder, { recursive: true });
  const site = await startVisitedSite();
  const browser = await launchChromium();
  const taken: string[] = [];
  const path = (...parts: (string | number)[]) => {
    taken.push(join(folder, `${parts.join('-')}.png`));
    return taken.at(-1) ?? '';
  };
  const kinds = Object.entries(PAGES).filter(([name]) => wanted.includes(name));
  const issues = wanted.includes(MAIL) ? MAILS : [];
  for (const colorScheme of SCHEMES) {
    const open = (width: number) =>
      browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    for (const width of WIDTHS) {
      const page = await open(width);
      for (const [name, kind] of kinds) {
        await takePage(page, { kind, site, path: path(name, width, colorScheme) });
      }
      await page.close();
    }
    for (const width of MAIL_WIDTHS) {
      const page = await open(width);
      for (const issue of issues) {
        for (const pictures of ['on', 'off']) {
          const name = path(MAIL, issue, width, colorScheme, 'pictures', pictures);
          await takeMail(page, { issue, isPictured: pictures === 'on', path: name });
        }
      }
      await page.close();
    }
  }
  await browser.close();
  await site.close();
  return taken.length;
}
