import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { WRANGLER_CONFIG } from '../../build/cloudflare/wrangler-config.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { freePort } from '../../server/free-port.ts';
import { bareEnv, projectPath } from '../../settings/environment.ts';
import { load, percentile } from '../signups/load.ts';
import { tallyLine, tallyOf } from '../signups/tally.ts';

const SIGN_UPS = 5000;
const SECONDS = 60;
/** Requests per second that Resend accepts from a team, the lowest known limit. */
const RESEND_PER_SECOND = 2;
/** How long to wait for the last email. */
const MOST_MS = 5 * 60_000;

/** Whether the build in dist/ is for Cloudflare. */
export function isForWorkerd(): boolean {
  return existsSync(projectPath(`dist/${WRANGLER_CONFIG}`));
}

/**
 * Sends 5,000 sign-ups in 60 seconds to the Worker in dist/, in workerd with its queue, and prints who was emailed,
 * as the sandbox saw it.
 */
export async function benchWorkerd(): Promise<void> {
  const sandbox = await startSandbox();
  const settings = { method: 'POST', body: JSON.stringify({ rateLimit: RESEND_PER_SECOND }) };
  await fetch(`${sandbox.url}/_sandbox/settings`, settings);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const args = [projectPath('scripts/preview-cloudflare.ts'), '--no-build'];
  const worker = spawn(process.execPath, args, {
    env: {
      ...bareEnv(),
      NODE_ENV: 'production',
      SITE_URL: `${url}/`,
      RESEND_API_KEY: 're_bench',
      RESEND_BASE_URL: sandbox.url,
      NEWSLETTER_FROM: 'Broadsheet <news@broadsheet.example>',
      TOKEN_SECRET: 'the-secret-of-a-bench-is-no-secret',
      SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '100000000',
      SIGN_UPS_PER_CLIENT_PER_DAY: '100000000',
      SIGN_UPS_PER_HOUR: '100000000',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await fetch(`${url}/healthz`).catch(() => undefined))?.ok) await sleep(200);
    // Objects of an earlier run remember its addresses.
    const name = `workerd-${Date.now()}`;
    const result = await load(url, { perSecond: SIGN_UPS / SECONDS, seconds: SECONDS, name });
    const ms = (share: number) => `${percentile(result, share).toFixed(0)} ms`;
    const errors = [...result.errors].map(([kind, count]) => `${count} × ${kind}`).join(', ');
    console.log(
      `${SIGN_UPS} sign-ups in ${SECONDS} s through workerd and its queue: p50 ${ms(0.5)}, p99 ${ms(0.99)}, ${errors || '0 errors'}`,
    );
    const begun = performance.now();
    const recipients = () => sandbox.ledger.deliveries.map(({ to }) => to);
    while (recipients().length < result.acknowledged.length && performance.now() - begun < MOST_MS)
      await sleep(200);
    const waited = ((performance.now() - begun) / 1000).toFixed(1);
    // What would come twice comes now.
    await sleep(5000);
    const requests = sandbox.ledger.requests.filter(({ path }) => path === '/emails/batch').length;
    console.log(`  ${tallyLine(tallyOf(result.acknowledged, recipients()))}`);
    console.log(
      `  ${requests} requests to Resend, the last email ${waited} s after the last sign-up`,
    );
  } finally {
    worker.kill();
    await sandbox.close();
  }
}
