import { startSandbox } from './server.ts';

const port = Number(process.env['SANDBOX_PORT'] ?? 4322);

try {
  const sandbox = await startSandbox({ port, stateFile: '.broadsheet/sandbox.json' });
  console.log(`Sandbox: the inbox is at ${sandbox.url}/`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(`Sandbox: ${reason(error)}`);
  process.exitCode = 1;
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE'
    ? `port ${port} is in use. Stop what runs there, or choose another with SANDBOX_PORT.`
    : message;
}
