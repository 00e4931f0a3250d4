import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bareEnv } from '../../scripts/settings/environment.ts';

/**
 * Starts `npm run publish` in a copy of the project, and returns its exit status and all its output.
 * Deploying copies the build to `published`; the site is expected on `port`.
 */
export async function publishProcess(
  {
    folder,
    sandboxUrl,
    port,
    env = {},
  }: { folder: string; sandboxUrl: string; port: number; env?: NodeJS.ProcessEnv },
  args: readonly string[],
): Promise<{ status: number | null; output: string }> {
  let output = '';
  const child = spawn(process.execPath, [join(folder, 'scripts/publish.ts'), ...args], {
    env: {
      ...bareEnv(),
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: sandboxUrl,
      NEWSLETTER_FROM: 'Broadsheet <news@broadsheet.example>',
      SITE_URL: `http://localhost:${port}`,
      DEPLOY_COMMAND: 'rm -rf published && cp -r dist/client published',
      ASTRO_TELEMETRY_DISABLED: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output };
}
