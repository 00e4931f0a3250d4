// npm run screenshots: pictures of the built pages at three widths, light and dark, to be looked at.
import { existsSync, mkdirSync } from 'node:fs';
import { launchChromium } from './chromium.ts';
import { projectPath } from './environment.ts';
import { startSite } from './site-server.ts';

const PAGES = {
  front: '/',
  article: '/articles/amazon-100-billion-ai-infrastructure/',
  'long-article': '/articles/why-get-must-be-safe/',
  topic: '/topics/feeds/',
  'check-your-inbox': '/subscribe/check-your-inbox/',
};
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

await browser.close();
await site.close();
console.log(`${WIDTHS.length * SCHEMES.length * Object.keys(PAGES).length} pictures in ${folder}`);
