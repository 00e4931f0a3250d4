// npm run serve: serves dist/ in production.
import { InvalidSettings } from './command/command.ts';
import { mustHaveServer } from './build/host-of-build.ts';
import { projectPath } from './settings/environment.ts';
import { serverCommand, startBuiltSite, startSandboxIfUsed } from './server/servers.ts';

const does = 'Serves dist/, and switches to each new build as soon as it is complete.';
const options = {
  'only-forms': {
    type: 'boolean',
    default: false,
    does: 'serve only sign-ups, preferences and webhooks, for a site on a static host',
  },
} as const;

await serverCommand('npm run serve', { does, options }, async (closeLater, values) => {
  mustHaveServer(projectPath('dist'));
  const onlyForms = values['only-forms'];
  if (onlyForms && !process.env['SUBSCRIBE_ORIGIN']) {
    throw new InvalidSettings([
      'SUBSCRIBE_ORIGIN is missing: set the origin of this server, such as `https://join.example.org`.',
    ]);
  }
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  const site = await startBuiltSite({ onlyForms });
  closeLater(site);
  return sandbox ? `Site:    ${site.url}\nSandbox: ${sandbox.url}` : `Site: ${site.url}`;
});
