// npm run screenshots: pictures of the built pages at three widths and of the built mails at two, the
// latter also without pictures, all of it light and dark, to be looked at.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import type { Route } from 'playwright-core';
import { links } from '../src/domain/links.ts';
import { launchChromium } from './chromium.ts';
import { projectPath } from './environment.ts';
import { startSite } from './site-server.ts';

const PAGES = {
  front: '/',
  article: '/articles/amazon-100-billion-ai-infrastructure/',
  'long-article': '/articles/why-get-must-be-safe/',
  topic: '/topics/feeds/',
  archive: '/archive/',
  search: '/search/?q=feed',
  feeds: '/feeds/',
  about: '/about/',
  'check-your-inbox': '/subscribe/check-your-inbox/',
  welcome: '/subscribe/welcome/',
  'not-found': '/nothing/',
  newsletters: '/newsletter/',
  issue: '/newsletter/2025-02-14-weekly/',
};
const MAILS = ['2025-02-14-weekly', '2025-03-28-daily'];
const MAIL_WIDTHS = [360, 640];
const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'] as const;

// The packaged browser brings one sans-serif font; readers have the machine's.
if (existsSync('/etc/fonts')) process.env['FONTCONFIG_PATH'] ??= '/etc/fonts';

const folder = projectPath('test-results/screenshots');
mkdirSync(folder, { recursive: true });
const site = await startSite({ dist: projectPath('dist'), host: '127.0.0.1', port: 0 });
const browser = await launchChromium();

for (const width of WIDTHS) {
  for (const colorScheme of SCHEMES) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    for (const [name, address] of Object.entries(PAGES)) {
      await page.goto(site.url + address, { waitUntil: 'networkidle' });
      const path = `${folder}/${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true });
    }
    await page.close();
  }
}

for (const width of MAIL_WIDTHS) {
  for (const colorScheme of SCHEMES) {
    for (const pictures of ['on', 'off']) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      await page.route('**/*', (route) => answerAsMailProgram(route, pictures === 'on'));
      for (const issue of MAILS) {
        const html = readFileSync(
          projectPath(`dist/client${links.issueFile(issue, 'email.html')}`),
        );
        await page.setContent(String(html), { waitUntil: 'networkidle' });
        const name = `mail-${issue}-${width}-${colorScheme}-pictures-${pictures}`;
        await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
      }
      await page.close();
    }
  }
}

await browser.close();
await site.close();
console.log(`${readdirSync(folder).length} pictures in ${folder}`);

/** A mail loads pictures alone, wherever the site will be; here, from the build. */
async function answerAsMailProgram(route: Route, isShowingPictures: boolean): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const file = projectPath(`dist/client${pathname}`);
  const isPicture = route.request().resourceType() === 'image';
  if (isPicture && isShowingPictures && existsSync(file)) await route.fulfill({ path: file });
  else await route.abort();
}
