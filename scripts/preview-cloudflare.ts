// npm run preview:cloudflare: builds the site for Cloudflare and runs it in workerd, on this machine.
import { astroBuild } from './build/astro.ts';
import { mustHaveWorker } from './build/host-of-build.ts';
import { workerVars } from './build/cloudflare/wrangler-config.ts';
import { loadWrangler } from './build/cloudflare/wrangler-problems.ts';
import { startWorkerd } from './server/cloudflare/workerd.ts';
import { portMustBeFree, serverCommand, startSandboxIfUsed } from './server/servers.ts';
import { listenHost, localSiteUrl, portFrom, projectPath } from './settings/environment.ts';

const does =
  'Builds the site for Cloudflare and runs it in workerd on this machine with, unless RESEND_API_KEY is set, the sandbox.';
const options = {
  'no-build': { type: 'boolean', default: false, does: 'run the build that is in dist/' },
} as const;

await serverCommand('npm run preview:cloudflare', { does, options }, async (closeLater, values) => {
  process.env['DEPLOY_TARGET'] = 'cloudflare';
  // Before anything is built.
  await loadWrangler();
  await portMustBeFree();
  if (values['no-build']) mustHaveWorker(projectPath('dist'));
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  if (!values['no-build']) await astroBuild();
  const siteUrl = process.env['SITE_URL'] || localSiteUrl();
  const worker = await startWorkerd({
    dist: projectPath('dist'),
    host: listenHost(),
    port: portFrom('PORT', 4321),
    vars: workerVars({ ...process.env, SITE_URL: siteUrl }),
    stateFolder: projectPath('.broadsheet/workerd'),
  });
  closeLater(worker);
  const lines = [`  Site:    ${worker.url}${new URL(siteUrl).pathname}`];
  if (sandbox) lines.push(`  Emails:  ${sandbox.url}/   (sandbox: no email leaves this machine)`);
  return `\n${lines.join('\n')}\n\n  Stop with Ctrl+C.\n`;
});
