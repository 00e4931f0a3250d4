// npm run serve: serves dist/ in production.
import { serverCommand, startBuiltSite, startSandboxIfUsed } from './server/servers.ts';

const does = 'Serves dist/, and switches to each new build as soon as it is complete.';
await serverCommand('npm run serve', does, async (closeLater) => {
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  const site = await startBuiltSite();
  closeLater(site);
  return sandbox ? `Site:    ${site.url}\nSandbox: ${sandbox.url}` : `Site: ${site.url}`;
});
