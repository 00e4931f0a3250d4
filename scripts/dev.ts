// npm run dev: serves the site with live reload, and the sandbox.
import { once } from 'node:events';
import { absoluteUrl } from '../src/core/site-urls.ts';
import { astroDev } from './build/astro.ts';
import { listenHost, localSiteUrl, portFrom } from './settings/environment.ts';
import { renderedMails, startOutboxWorker } from './server/outbox-worker.ts';
import { serverCommand, startSandboxIfUsed } from './server/servers.ts';

const does = 'Serves the site with live reload and, unless RESEND_API_KEY is set, the sandbox.';
await serverCommand('npm run dev', { does, options: {} }, async (closeLater) => {
  const sandbox = await startSandboxIfUsed();
  closeLater(sandbox);
  const port = portFrom('PORT', 4321);
  const astro = astroDev(port, listenHost());
  astro.once('exit', (status) => process.exit(status ?? 0));
  closeLater({
    url: `http://localhost:${port}`,
    close: async () => {
      astro.removeAllListeners('exit');
      if (astro.exitCode === null && astro.kill()) await once(astro, 'exit');
    },
  });
  closeLater({ url: '', ...(await startOutboxWorker(renderedMails(localSiteUrl()))) });
  const lines = [`Desk: ${absoluteUrl('/desk/', localSiteUrl())}`];
  if (sandbox) lines.push(`Emails (sandbox): ${sandbox.url}/`);
  return lines.join('\n');
});
