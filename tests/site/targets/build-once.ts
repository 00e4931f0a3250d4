import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { copyProject } from '../../../scripts/testing/project-copy.ts';
import { bareEnv } from '../../../scripts/settings/environment.ts';

/** Builds the site for the target of a project, once, in a copy with the cache of the build for Node.js. */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const { target } = project.config.provide;
  const copy = await copyProject({ warm: true });
  await copy.write({
    'content/redirects.yaml': [
      '/2019/hello.html: /articles/the-guid-in-rss/',
      '/articles/withdrawn/: { gone: Withdrawn at the request of the author. }\n',
    ].join('\n'),
  });
  const { BUILD_NOW } = process.env;
  const env = { ...bareEnv(), BUILD_NOW, DEPLOY_TARGET: target };
  const build = [join(copy.folder, 'scripts/build.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, build, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build for ${target} failed:\n${stdout}${stderr}`);
  project.provide('targetRoot', copy.folder);
  return copy.remove;
}
