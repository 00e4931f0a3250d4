// npm start: builds and serves the site.
import { astroBuild } from './build/astro.ts';
import { serverCommand, startBuiltSite, startSandboxIfUsed } from './server/servers.ts';

const does = 'Builds, then serves the site and, where no RESEND_API_KEY is set, the sandbox.';
await serverCommand('npm start', does, async (closeLater) => {
  let advice = '';
  const sandbox = await startSandboxIfUsed((line) => (advice = line));
  closeLater(sandbox);
  await astroBuild();
  const site = await startBuiltSite();
  closeLater(site);

  const lines = [`  The site:   ${site.url}/`];
  if (sandbox)
    lines.push(`  The mails:  ${sandbox.url}/   (the sandbox: nothing leaves this machine)`);
  // Again: the log of the build has pushed it off the screen.
  if (advice) lines.push(`\n  ${advice}`);
  return `\n${lines.join('\n')}\n\n  Stop with Ctrl+C.\n`;
});
