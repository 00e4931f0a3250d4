import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasProgram } from '../extra/has-program.ts';
import { nuErrors } from '../../scripts/testing/nu-html-checker.ts';
import { builtPages, isMoved, read } from '../site/built-site.ts';
import { htmlFaults } from '../site/page-faults.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { startSite } from '../../scripts/server/site-server.ts';
import { mustBreakNoRule } from './axe.ts';
import { openBrowser } from './open-site.ts';
import { smartPunctuation } from '../../src/core/smart-punctuation.ts';
import { MAX_MAIL_HTML } from '../../src/newsletters/preflight/mail-rules.ts';

/** A publication, never shipped, with articles at the limits of the schema. */
const EXTREMES: Record<string, { headline: string; dek: string; body: string }> = {
  'two-long-words': {
    headline: `${'Donaudampfschifffahrt'.repeat(5).slice(0, 99)} ${'Elektrizitätshauptwerk'.repeat(5).slice(0, 100)}`,
    dek: 'A headline of the full length in two words.',
    body: 'Word.',
  },
  'a-long-word': {
    headline: 'A dek with a word of eighty characters',
    dek: `It says ${'x'.repeat(80)} and ends.`,
    body: `A body with ${'y'.repeat(120)} in it.`,
  },
  'forty-headings': {
    headline: 'Forty headings',
    dek: 'Each with a line under it.',
    body: Array.from({ length: 40 }, (_, i) => `## Heading ${i + 1}\n\nLine.\n`).join('\n'),
  },
  'a-wide-table': {
    headline: 'A table of twenty columns',
    dek: 'It scrolls by itself.',
    body: ['c', '-', 'value'].map((cell) => `|${`${cell}|`.repeat(20)}`).join('\n'),
  },
  'right-to-left': {
    headline: 'عنوان الخبر باللغة العربية',
    dek: 'שורה בעברית, then English.',
    body: 'نص من اليمين إلى اليسار.',
  },
  emoji: { headline: 'Astronauts 👩‍🚀 and flags 🏳️‍🌈', dek: '🧑‍🧑‍🧒‍🧒 in a dek.', body: '❤️' },
  markup: {
    headline: '</script><script>alert(1)</script> & <b>"bold"</b> \'quoted\'',
    dek: 'Hello {{{X}}} and {{FIRST_NAME|there}} and {X} and <!-- -->',
    body: 'It says `</script>` and `{{{X}}}`.',
  },
  'a-long-line': {
    headline: 'Code and addresses that do not break',
    dek: 'They scroll or wrap.',
    body: `\`${'a'.repeat(200)}\`\n\n\`\`\`\n${'b'.repeat(300)}\n\`\`\`\n\nhttps://example.org/${'c'.repeat(150)}`,
  },
};

const typeset = (text: string) => smartPunctuation(text, 'en-US');

/** Sixty stories whose key points would make an email of about 180 KB. */
const LONG_ISSUE = Array.from({ length: 60 }, (_, i) => `story-${i}`);
const POINT = '&'.repeat(140);

const isJavaHere = hasProgram('java', '-version', 'the extremes in the Nu HTML Checker');

const browser = await openBrowser();
let copy: ProjectCopy;
let site: Awaited<ReturnType<typeof startSite>>;
let page: Page;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  // The issues refer to articles that this publication does not have.
  for (const part of ['articles', 'issues']) {
    await rm(join(copy.folder, 'content', part), { recursive: true });
  }
  const files = Object.entries(EXTREMES).map(([id, { headline, dek, body }], i) => [
    `content/articles/${id}.mdx`,
    `---
headline: ${JSON.stringify(headline)}
dek: ${JSON.stringify(dek)}
publishedAt: 2025-01-01T00:0${i}:00Z
authors: [desk]
topics: [email]
---

${body}
`,
  ]);
  await copy.write(Object.fromEntries(files) as Record<string, string>);
  await copy.write({
    ...Object.fromEntries(LONG_ISSUE.map((id, i) => [`content/articles/${id}.mdx`, story(i)])),
    'content/issues/2025-02-08-daily.mdx': `---
newsletter: daily
date: 2025-02-08
subject: An issue that is much too long for an email
preview: It has sixty stories
articles: [${[...LONG_ISSUE, ...Object.keys(EXTREMES)].filter((id) => id !== 'markup').join(', ')}]
---
`,
  });
  const { status, output } = await copy.build();
  expect(status, output).toBe(0);
  site = await startSite({ dist: join(copy.folder, 'dist'), host: '127.0.0.1', port: 0 });
  page = await browser.newPage();
}, 120_000);

afterAll(async () => {
  await site.close();
  await copy.remove();
});

test.each(Object.entries(EXTREMES))(
  '%s shows the text letter for letter, in the punctuation of the body',
  async (id, written) => {
    const [headline, dek] = [typeset(written.headline), typeset(written.dek)];
    await page.goto(`${site.url}/articles/${id}/`);
    expect(await page.locator('h1').textContent()).toBe(headline);
    expect((await page.locator('.dek').first().textContent())?.trim()).toBe(dek);
    expect(await page.title()).toContain(headline);
    const description = page.locator('meta[name="description"]');
    expect(await description.getAttribute('content')).toBe(dek);
  },
);

test.each([
  ['right-to-left', 'right'],
  ['emoji', 'left'],
] as const)('the words of %s stand at the %s', async (id, side) => {
  await page.goto(`${site.url}/articles/${id}/`);
  for (const block of [
    page.locator('h1'),
    page.locator('.dek').first(),
    page.locator('.prose p'),
  ]) {
    const gaps = await block.evaluate((element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      const [inner, outer] = [words.getBoundingClientRect(), element.getBoundingClientRect()];
      return { left: inner.left - outer.left, right: outer.right - inner.right };
    });
    expect(Math.abs(gaps[side])).toBeLessThan(1);
    expect(gaps[side === 'left' ? 'right' : 'left']).toBeGreaterThan(1);
  }
});

test('every page fits at 320 pixels and at 200 % zoom, and passes axe', async () => {
  for (const address of addresses()) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.url + address);
    expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(320);
    // 1280 pixels at 200 % zoom.
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(640);
    await mustBreakNoRule(page);
  }
});

test('every page is valid HTML', async () => {
  for (const [address, html] of builtPages(client())) {
    expect(await htmlFaults(html), address).toEqual([]);
  }
});

test.skipIf(!isJavaHere)('the Nu HTML Checker finds no error in any page', () => {
  const errors = [...nuErrors(client())].filter(([file]) => !file.endsWith('email.html'));
  expect(errors).toEqual([]);
});

test('an email that would be too large leaves out the key points, and nothing else', () => {
  const mail = read('newsletter/2025-02-08-daily/email.html', client());
  expect(Buffer.byteLength(mail)).toBeLessThanOrEqual(MAX_MAIL_HTML);
  expect(mail).not.toContain('&amp;&amp;');
  for (const id of LONG_ISSUE) {
    expect(mail).toContain(`/articles/${id}/`);
    expect(mail).toContain(`The dek of ${id}.`);
  }
});

test('no word makes an email too wide for a phone', async () => {
  const mail = read('newsletter/2025-02-08-daily/email.html', client());
  // On its own, as an email client shows it: the policy of the site blocks inline styles.
  const reading = await browser.newPage({ viewport: { width: 360, height: 640 } });
  await reading.setContent(mail);
  expect(await reading.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await reading.close();
});

test('the feed contains every extreme', async () => {
  const feed = await (await fetch(`${site.url}/rss.xml`)).text();
  const unescaped = feed
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
  for (const written of Object.values(EXTREMES)) {
    const [headline, dek] = [typeset(written.headline), typeset(written.dek)];
    expect(unescaped).toContain(`<title>${headline}</title>`);
    expect(unescaped).toContain(`<description>${dek}</description>`);
  }
});

function client(): string {
  return join(copy.folder, 'dist/client');
}

/** The pages that show an extreme; one of the sixty stories represents all. */
function addresses(): string[] {
  const shown = Object.keys(EXTREMES).map((id) => `/articles/${id}/`);
  return [...builtPages(client())]
    .filter(([address, html]) => !isMoved(html) && !/story-[1-9]/.test(address))
    .filter(([, html]) => shown.some((link) => html.includes(link)))
    .map(([address]) => address);
}

/** A short article with the longest key points, older than the extremes. */
function story(i: number): string {
  return `---
headline: A headline of story ${i}
dek: The dek of story-${i}.
publishedAt: 2024-12-01T00:00:${String(i).padStart(2, '0')}Z
authors: [desk]
topics: [email]
keyPoints: ["${POINT}", "${POINT}", "${POINT}"]
---

Text.
`;
}
