// npm run serve: serves the build that is there; the command of a production machine.
import { serverCommand, startBuiltSite, startSandboxIfUsed } from './servers.ts';

await serverCommand('npm run serve', 'Serves the build that is in dist/.', async (closeLater) => {
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  const site = await startBuiltSite();
  closeLater(site);
  return sandbox ? `Site:    ${site.url}\nSandbox: ${sandbox.url}` : `Site: ${site.url}`;
});
