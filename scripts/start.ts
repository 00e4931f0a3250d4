// npm start: builds, then serves the site and, where no RESEND_API_KEY is set, the sandbox.
import { astroBuild } from './astro.ts';
import { readDotEnv } from './environment.ts';
import { runUntilStopped, startBuiltSite, startSandboxIfUsed } from './servers.ts';

await runUntilStopped(async (closeLater) => {
  readDotEnv();
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  await astroBuild();
  const site = await startBuiltSite();
  closeLater(site);

  const lines = [`  The site:   ${site.url}/`];
  if (sandbox)
    lines.push(`  The mails:  ${sandbox.url}/   (the sandbox: nothing leaves this machine)`);
  return `\n${lines.join('\n')}\n\n  Stop with Ctrl+C.\n`;
});
