// npm run serve: serves the build that is there; the command of a production machine.
import { readDotEnv } from './environment.ts';
import { runUntilStopped, startBuiltSite, startSandboxIfUsed } from './servers.ts';

await runUntilStopped(async (closeLater) => {
  readDotEnv();
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  const site = await startBuiltSite();
  closeLater(site);
  return sandbox ? `Site:    ${site.url}\nSandbox: ${sandbox.url}` : `Site: ${site.url}`;
});
