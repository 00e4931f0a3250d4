import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IssueManifest, issueManifestSchema } from '../../src/domain/issue-manifest.ts';
import { links } from '../../src/domain/links.ts';
import { projectPath } from '../environment.ts';

/** An issue as the build made it. */
export interface BuiltIssue {
  manifest: IssueManifest;
  html: string;
  text: string;
}

/**
 * Reads an issue from the built site at `dist`. Throws an Error for the operator when it is not
 * there, or when its files are not those that its manifest describes.
 */
export async function readBuiltIssue(
  id: string,
  dist = projectPath('dist/client'),
): Promise<BuiltIssue> {
  const folder = join(dist, links.issue(id));
  const [manifest, html, text] = await Promise.all(
    ['issue.json', 'email.html', 'email.txt'].map((name) => readFile(join(folder, name))),
  ).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
    throw new Error(
      `${id} is not built. Is there a content/issues/${id}.mdx whose day has come? Then: npm run build`,
    );
  });
  const parsed = issueManifestSchema.parse(JSON.parse(String(manifest)));
  const { hashes } = parsed;
  if (sha256(html) !== hashes.html || sha256(text) !== hashes.text) {
    throw new Error(`${folder} was changed after the build. Build again: npm run build`);
  }
  return { manifest: parsed, html: String(html), text: String(text) };
}

function sha256(bytes: Buffer | undefined): string {
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
}
