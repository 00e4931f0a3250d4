import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joseSignedLinks } from '../../src/providers/jose/jose-signed-links.ts';
import { emailAddressSchema } from '../../src/core/email-address.ts';
import { links } from '../../src/core/links.ts';
import type { Grant } from '../../src/subscribers/signed-links.ts';
import { projectPath, useSandbox } from '../settings/environment.ts';
import { freePort } from '../server/free-port.ts';
import { startSandbox } from '../sandbox/server.ts';
import { startSite } from '../server/site-server.ts';
import { site as publication } from '../settings/site.ts';

/** The built site as a reader visits it, with its own sandbox and an outbox without a worker. */
export interface VisitedSite {
  url: string;
  /** Links from emails to a reader; `notSubscribed` is for someone who never subscribed. */
  mailed: Record<'confirm' | 'preferences' | 'unsubscribe' | 'notSubscribed', string>;
  close(): Promise<void>;
}

/** Serves dist/ on a free port. Throws an Error with one line if there is no build. */
export async function startVisitedSite(): Promise<VisitedSite> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const kept = mkdtempSync(join(tmpdir(), 'broadsheet-screenshots-'));
  const sandbox = await startSandbox();
  sandbox.seed({ contacts: 1, domain: 'example.org' });
  // The machine's own settings must not affect the screenshots.
  Object.assign(process.env, { SITE_URL: url, OUTBOX_PATH: join(kept, 'outbox.sqlite') });
  useSandbox(sandbox.url, { siteUrl: url, name: publication.name });
  const close = async () => {
    await sandbox.close();
    rmSync(kept, { recursive: true });
  };
  try {
    const dist = projectPath('dist');
    const site = await startSite({ dist, host: '127.0.0.1', port, siteUrl: url });
    return { url, mailed: await mailedLinks(url), close: () => site.close().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function mailedLinks(url: string): Promise<VisitedSite['mailed']> {
  const secrets = [process.env['TOKEN_SECRET'] ?? ''];
  const signed = joseSignedLinks({ secrets, issuer: url });
  const address = emailAddressSchema.parse('reader1@example.org');
  const link = async (path: string, grant: Grant) =>
    `${path}?token=${await signed.issue(grant, new Date())}`;
  return {
    confirm: await link(links.confirm, {
      purpose: 'subscribe',
      address,
      newsletters: ['daily'],
      page: links.home,
    }),
    preferences: await link(links.preferences, { purpose: 'preferences', address }),
    notSubscribed: await link(links.preferences, {
      purpose: 'preferences',
      address: emailAddressSchema.parse('stranger@example.org'),
    }),
    unsubscribe: await link(links.unsubscribe, { purpose: 'unsubscribe', address }),
  };
}
