import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicySources } from '../../src/core/analytics.ts';
import { links } from '../../src/core/links.ts';
import type { PolicyFacts } from '../../src/http/content-security-policy.ts';

/** What the build in `client` adds to its policies. Throws an Error with one line if it has no style. */
export async function readPolicyFacts(
  client: string,
): Promise<Required<Omit<PolicyFacts, 'formOrigins'>>> {
  return {
    styleHash: hashOfStyle(await readFile(join(client, '404.html'), 'utf8')),
    added: await addedSources(client),
  };
}

/** The hash of the style that all pages share, as a source for the Content-Security-Policy. */
function hashOfStyle(html: string): string {
  const [, style] = /<style>(.+?)<\/style>/s.exec(html) ?? [];
  if (!style) throw new Error('The pages of this build have no style. Run npm run build again.');
  return `sha256-${createHash('sha256').update(style).digest('base64')}`;
}

/** What the settings of a build add to the Content-Security-Policy. Written by src/pages/[policy].json.ts. */
async function addedSources(client: string): Promise<PolicySources[]> {
  const json = await readFile(join(client, links.policy), 'utf8').catch(() => '[]');
  return JSON.parse(json) as PolicySources[];
}
