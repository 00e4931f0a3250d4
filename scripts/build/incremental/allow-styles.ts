import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicySources } from '../../../src/core/analytics.ts';
import { links } from '../../../src/core/links.ts';

/**
 * Adds the hashes of styles to what the built site in `client` adds to the Content-Security-Policy of its
 * pages. The file with it is there already if the settings add sources.
 */
export async function allowStyles(client: string, hashes: ReadonlySet<string>): Promise<void> {
  if (hashes.size === 0) return;
  const file = join(client, links.policy);
  const added = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as PolicySources[];
  added.push({ 'style-src': Array.from(hashes, (hash) => `'${hash}'`).toSorted() });
  await writeFile(file, JSON.stringify(added));
}
