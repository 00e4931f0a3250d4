// npm start: builds and serves the site.
import { astroBuild } from './build/astro.ts';
import { serverCommand, startBuiltSite, startSandboxIfUsed } from './server/servers.ts';

const does = 'Builds and serves the site and, unless RESEND_API_KEY is set, the sandbox.';
await serverCommand('npm start', { does, options: {} }, async (closeLater) => {
  let advice = '';
  const sandbox = await startSandboxIfUsed((line) => (advice = line));
  closeLater(sandbox);
  await astroBuild();
  const site = await startBuiltSite();
  closeLater(site);

  const lines = [`  Site:    ${site.url}/`];
  if (sandbox) lines.push(`  Emails:  ${sandbox.url}/   (sandbox: no email leaves this machine)`);
  // Printed again, because the build log has scrolled it off the screen.
  if (advice) lines.push(`\n  ${advice}`);
  return `\n${lines.join('\n')}\n\n  Stop with Ctrl+C.\n`;
});
