import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything but the content that the pages of a build depend on. Pages in content/pages/ and newsletters
 * are bundled as code.
 */
const CODE = [
  'src/**/*',
  'scripts/build/**/*',
  'scripts/settings/**/*',
  'content/pages/**/*',
  'content/newsletters/**/*',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Settings that pages depend on, of those that a build gets. */
const SETTINGS = [
  'DEPLOY_TARGET',
  'SITE_URL',
  'SUBSCRIBE_ORIGIN',
  'PORT',
  'INDEXNOW_KEY',
  'NODE_ENV',
  'TZ',
  'LANG',
  'LC_ALL',
];

/**
 * A digest of the code, configuration and settings of the project in the folder `root`, and of the
 * version of Node.js, whose dates and numbers pages print. Pages with the same fingerprint and the same
 * props have the same bytes.
 */
export function codeFingerprint(root: string, env: Readonly<NodeJS.ProcessEnv>): string {
  const files = globSync(CODE, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const digests = files.map((file) => [
    file.slice(root.length),
    hash('sha256', readFileSync(file), 'base64url'),
  ]);
  const settings = SETTINGS.map((name) => env[name] ?? null);
  return hash('sha256', JSON.stringify([process.versions, settings, digests]), 'base64url');
}
