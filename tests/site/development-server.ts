import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../scripts/server/free-port.ts';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { outputOf } from '../traces/keep-traces.ts';

/** A running `npm run dev`, with the URLs of its site and its sandbox. */
export interface DevelopmentServer {
  site: string;
  sandbox: string;
  output: () => string;
  /** A page, as soon as the server responds. */
  page(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts the development server in a copy of the project. Resolves when it responds. */
export async function runDevelopmentServer(folder: string): Promise<DevelopmentServer> {
  const env = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  const site = `http://localhost:${env.PORT}`;
  const server = spawn(process.execPath, [join(folder, 'scripts/dev.ts')], {
    cwd: folder,
    // Without Vitest's variables, which would make Astro believe that it is under test.
    env: { ...bareEnv(), ...env },
  });
  const page = async (path: string) => {
    const deadline = performance.now() + 110_000;
    for (;;) {
      const response = await fetch(site + path).catch(() => undefined);
      if (response?.ok) return response.text();
      if (performance.now() > deadline) throw new Error(`no answer: ${response?.status ?? 'none'}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const output = outputOf(server);
  await page('/');
  return {
    site,
    sandbox: `http://127.0.0.1:${env.SANDBOX_PORT}`,
    output,
    page,
    async close() {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}
