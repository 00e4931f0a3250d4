// npm run serve: serves dist/; the command of a production machine.
import { serverCommand, startBuiltSite, startSandboxIfUsed } from './server/servers.ts';

const does = 'Serves the build that dist/ is, and each new one from the moment it is complete.';
await serverCommand('npm run serve', does, async (closeLater) => {
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  const site = await startBuiltSite();
  closeLater(site);
  return sandbox ? `Site:    ${site.url}\nSandbox: ${sandbox.url}` : `Site: ${site.url}`;
});
