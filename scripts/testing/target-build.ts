import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bareEnv, projectPath } from '../settings/environment.ts';
import { copyProject } from './project-copy.ts';

/** The folder of all builds for targets, from the test project's. They are kept until the next run of the tests. */
export const TARGET_BUILDS = '.broadsheet/targets';

/**
 * A copy of this project that is built for a target, with the cache of the build for Node.js. Builds it unless an
 * earlier call did. Throws an Error with the output of a build that fails.
 */
export async function targetBuild(target: string): Promise<string> {
  const folder = projectPath(`${TARGET_BUILDS}/${target}`);
  if (existsSync(join(folder, 'dist'))) return folder;
  await mkdir(folder, { recursive: true });
  const copy = await copyProject({ warm: true, folder });
  await copy.write({
    'content/redirects.yaml': [
      '/2019/hello.html: /articles/the-guid-in-rss/',
      '/articles/withdrawn/: { gone: Withdrawn at the request of the author. }\n',
    ].join('\n'),
  });
  const { BUILD_NOW } = process.env;
  const env = { ...bareEnv(), BUILD_NOW, DEPLOY_TARGET: target };
  const build = [join(folder, 'scripts/build.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, build, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build for ${target} failed:\n${stdout}${stderr}`);
  return folder;
}
