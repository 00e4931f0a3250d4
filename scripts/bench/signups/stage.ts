import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareEnv, projectPath } from '../../settings/environment.ts';
import { freePort } from '../../server/free-port.ts';
import type { FaultOrder } from '../../sandbox/faults.ts';
import type { LedgerEntries } from '../../sandbox/ledger.ts';

/** The built site as an operator runs it, and its sandbox, in separate processes. */
export interface SignUpStage {
  url: string;
  /** The secret for its links. */
  secret: string;
  /** Starts the server on the existing outbox. Resolves when it listens. */
  start(): Promise<void>;
  /** Kills the server. */
  kill(): Promise<void>;
  /** Sets the sandbox's limit of requests per second; 0 for none. */
  limit(perSecond: number): Promise<void>;
  inject(fault: FaultOrder): Promise<void>;
  clearFaults(): Promise<void>;
  /** Suppresses an address at Resend. */
  suppress(email: string): Promise<void>;
  /** The number of waiting jobs in the outbox. */
  depth(): Promise<number>;
  /** Waits until no job is waiting. Returns the milliseconds. Throws after `mostMs`. */
  drained(mostMs: number): Promise<number>;
  /** The recipients of emails, once for each email. */
  recipients(): Promise<string[]>;
  close(): Promise<void>;
}

/** `watch` is called with every server that starts. */
export async function setSignUpStage(
  watch: (server: ChildProcess) => void = () => undefined,
): Promise<SignUpStage> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-outbox-'));
  const sandboxProcess = run('scripts/bench/signups/sandbox-process.ts', {});
  const sandbox = await firstLine(sandboxProcess);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;

  const secret = 'the-secret-of-a-bench-is-no-secret';

  const control = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${sandbox}/_sandbox/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The sandbox refused the request: ${await answer.text()}`);
    return answer.json();
  };
  const depth = async () => {
    const health = (await (await fetch(`${url}/healthz`)).json()) as {
      outbox: { depth: number };
    };
    return health.outbox.depth;
  };
  const kill = async () => {
    if (server?.exitCode === null && server.kill('SIGKILL')) await once(server, 'exit');
    server = undefined;
  };

  return {
    url,
    secret,
    depth,
    kill,
    async start() {
      server = run('scripts/serve.ts', {
        NODE_ENV: 'production',
        SITE_URL: url,
        RESEND_API_KEY: 're_bench',
        RESEND_BASE_URL: sandbox,
        NEWSLETTER_FROM: 'Broadsheet <news@broadsheet.example>',
        TOKEN_SECRET: secret,
        OUTBOX_PATH: join(folder, 'outbox.sqlite'),
        SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '100000000',
        SIGN_UPS_PER_CLIENT_PER_DAY: '100000000',
        SIGN_UPS_PER_HOUR: '100000000',
        HOST: '127.0.0.1',
        PORT: String(port),
      });
      watch(server);
      await firstLine(server);
    },
    limit: async (rateLimit) => void (await control('POST', 'settings', { rateLimit })),
    inject: async (fault) => void (await control('POST', 'faults', fault)),
    clearFaults: async () => void (await control('DELETE', 'faults')),
    async suppress(email) {
      const answer = await fetch(`${sandbox}/suppressions`, {
        method: 'POST',
        headers: {
          authorization: 'Bearer re_bench',
          'user-agent': 'bench',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ email }),
      });
      if (!answer.ok) throw new Error(`The sandbox refused the request: ${await answer.text()}`);
    },
    async drained(mostMs) {
      const begun = performance.now();
      while ((await depth()) > 0) {
        if (performance.now() - begun > mostMs)
          throw new Error(`The outbox was not empty after ${mostMs} ms.`);
        await sleep(100);
      }
      return performance.now() - begun;
    },
    async recipients() {
      // Written by the sandbox.
      const { deliveries } = (await control('GET', 'ledger?of=deliveries')) as LedgerEntries;
      return deliveries.map(({ to }) => to);
    },
    async close() {
      await kill();
      sandboxProcess.kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** Runs a script of the project. Shows its errors only if it ends early. */
function run(script: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [projectPath(script)], {
    env: { ...bareEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()).slice(0, 10_000));
  if (!child.stdout) throw new Error('The process has no stdout.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`The process did not start:\n${complaint}`);
}
