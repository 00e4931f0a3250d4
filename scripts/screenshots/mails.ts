import { existsSync, readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { links } from '../../src/core/links.ts';
import { projectPath } from '../settings/environment.ts';

export const MAILS = ['2025-02-14-weekly', '2025-03-28-daily'];

/** Takes a screenshot of an issue's email, with or without images. */
export async function takeMail(
  page: Page,
  { issue, isPictured, path }: { issue: string; isPictured: boolean; path: string },
): Promise<void> {
  await page.unrouteAll();
  await page.route('**/*', (route) => answerAsMailProgram(route, isPictured));
  const html = readFileSync(projectPath(`dist/client${links.issueFile(issue, 'email.html')}`));
  await page.setContent(String(html), { waitUntil: 'networkidle' });
  await page.screenshot({ path, fullPage: true });
}

/** An email loads only images, from wherever the site will be; here, from the build. */
async function answerAsMailProgram(route: Route, isPictured: boolean): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const file = projectPath(`dist/client${pathname}`);
  const isPicture = route.request().resourceType() === 'image';
  if (isPicture && isPictured && existsSync(file)) await route.fulfill({ path: file });
  else await route.abort();
}
