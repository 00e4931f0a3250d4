import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER } from '../../../src/loading/address-ledger.ts';

/**
 * The files and folders of the demo in content/, by folder. Those that a publisher adds are not among
 * them, so they are never removed. An entry without an ending is a folder.
 */
const DEMO: Readonly<Record<string, readonly string[]>> = {
  articles: [
    'acelab-ai-materials-platform.mdx',
    'amazon-100-billion-ai-infrastructure',
    'atom-enters-its-twentieth-year.mdx',
    'avif-in-every-engine',
    'baseline-says-when-a-feature-is-ready.mdx',
    'color-scheme-in-one-line.mdx',
    'content-security-policy-in-plain-words.mdx',
    'democratic-ai-who-sets-the-values.mdx',
    'dmarc-turns-ten.mdx',
    'eu-ai-act-first-prohibitions-apply.mdx',
    'european-accessibility-act-in-june.mdx',
    'gmail-yahoo-bulk-sender-rules-one-year-on.mdx',
    'json-feed-1-1.mdx',
    'lets-encrypt-first-six-day-certificate.mdx',
    'list-id-the-name-of-a-list.mdx',
    'one-click-unsubscribe',
    'openai-nextgenai-consortium.mdx',
    'punycode-and-the-names-behind-it.mdx',
    'rfc-5005-feeds-with-a-past.mdx',
    'robots-txt-is-a-request.mdx',
    'seven-years-to-2038.mdx',
    'the-guid-in-rss.mdx',
    'websub-seven-years-a-recommendation',
    'why-get-must-be-safe.mdx',
  ],
  issues: [
    '2025-02-12-daily.mdx',
    '2025-02-14-weekly.mdx',
    '2025-02-19-daily.mdx',
    '2025-02-25-daily.mdx',
    '2025-02-28-daily.mdx',
    '2025-02-28-weekly.mdx',
    '2025-03-05-daily.mdx',
    '2025-03-07-daily.mdx',
    '2025-03-13-daily.mdx',
    '2025-03-14-weekly.mdx',
    '2025-03-21-daily.mdx',
    '2025-03-28-daily.mdx',
    '2025-03-28-weekly.mdx',
  ],
  newsletters: ['breaking.yaml', 'daily.yaml', 'weekly.yaml'],
  authors: ['desk.yaml', 'standards-desk.yaml'],
  topics: [
    'artificial-intelligence.yaml',
    'cloud-and-infrastructure.yaml',
    'email.yaml',
    'feeds.yaml',
    'policy.yaml',
    'web-standards.yaml',
  ],
  pages: ['about.mdx', 'corrections.mdx', 'privacy.mdx'],
};

/** The settings that describe the demo, as src/site.config.ts has them before setup. */
export const DEMO_SETTINGS = {
  motto: 'News of the open web, email and AI',
  description:
    'News about the open web, email, feeds and artificial intelligence, with links to the sources.',
  segment: 'Broadsheet subscribers',
} as const;

/** What only the demo's own About page says. */
export const DEMO_ABOUT_TEXT = 'This copy of Broadsheet does not have a publisher yet';

/** What of the demo is left in the project in `root`, as paths from there. */
export function demoFiles(root: string): string[] {
  const files = Object.entries(DEMO).flatMap(([folder, names]) =>
    names.map((name) => `content/${folder}/${name}`),
  );
  // With the demo's addresses, if it was published.
  return [...files, LEDGER].filter((file) => existsSync(join(root, file)));
}

/** Whether some of these files are articles of the demo. */
export function hasDemo(files: readonly string[]): boolean {
  return files.some((file) => file.startsWith('content/articles/'));
}
