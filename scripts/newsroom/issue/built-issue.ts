import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type IssueManifest,
  issueManifestSchema,
} from '../../../src/newsletters/issue-manifest.ts';
import { links } from '../../../src/core/links.ts';
import { idsOfIssueFiles } from '../../../src/newsletters/loading/issue-files.ts';
import { UsageError } from '../../command/command.ts';
import { didYouMean } from '../../command/did-you-mean.ts';
import { projectPath, projectUrl } from '../../settings/environment.ts';
import { UPCOMING } from '../../build/beside-the-site.ts';

/** An issue as the build made it. */
export interface BuiltIssue {
  manifest: IssueManifest;
  html: string;
  text: string;
  /** Its day is in the future, so the site does not have it yet. */
  isUpcoming: boolean;
}

/**
 * Reads an issue from the built site at `dist`. Throws an Error for the operator when it is not
 * there, or when its files are not those that its manifest describes; a UsageError when no issue has
 * that id.
 */
export async function readBuiltIssue(
  id: string,
  dist = projectPath('dist/client'),
): Promise<BuiltIssue> {
  const built = await readIssueIn(join(dist, links.issue(id)));
  if (built) return { ...built, isUpcoming: false };
  if (await readIssueIn(upcomingFolder(id))) {
    throw new Error(
      `${id} is the issue of a future day. Until then you can preview and test it. On its day, build ` +
        'and deploy the site, then send it.',
    );
  }
  throw await notBuilt(id);
}

/**
 * The same for an editor, who also sees an issue whose day is to come. `folder` is where it was found.
 */
export async function readIssueToLookAt(id: string): Promise<BuiltIssue & { folder: string }> {
  const upcoming = upcomingFolder(id);
  for (const folder of [projectPath(join('dist/client', links.issue(id))), upcoming]) {
    const built = await readIssueIn(folder);
    if (built) return { ...built, folder, isUpcoming: folder === upcoming };
  }
  throw await notBuilt(id);
}

function upcomingFolder(id: string): string {
  return projectPath(join('dist', UPCOMING, id));
}

async function notBuilt(id: string): Promise<Error> {
  const ids = [...(await idsOfIssueFiles(projectUrl('.')))];
  if (!ids.includes(id)) {
    return new UsageError(`There is no issue ${id} in content/issues/.${didYouMean(id, ids)}`);
  }
  return new Error(`${id} is not built. Publish all its articles, then run npm run build.`);
}

/** `undefined` when it is not there. */
async function readIssueIn(path: string): Promise<Omit<BuiltIssue, 'isUpcoming'> | undefined> {
  // All of one build: dist/ may become another one between two files.
  const folder = await realpath(path).catch(() => path);
  const files = await Promise.all(
    ['issue.json', 'email.html', 'email.txt'].map((name) => readFile(join(folder, name))),
  ).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!files) return undefined;
  const [manifest, html, text] = files;
  const parsed = issueManifestSchema.parse(JSON.parse(String(manifest)));
  const { hashes } = parsed;
  if (sha256(html) !== hashes.html || sha256(text) !== hashes.text) {
    throw new Error(`${path} was changed after the build. Build again: npm run build`);
  }
  return { manifest: parsed, html: String(html), text: String(text) };
}

function sha256(bytes: Buffer | undefined): string {
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
}
