import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { portMustBeFree } from '../../../../scripts/server/servers.ts';

afterEach(() => void vi.unstubAllEnvs());

test('a port that another program has is one line, and a free one can be used afterwards', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  vi.stubEnv('HOST', '127.0.0.1');
  vi.stubEnv('PORT', String(port));
  await expect(portMustBeFree()).rejects.toThrow(
    `Port ${port} is in use by another program. Stop it, or set PORT to another port.`,
  );
  other.close();
  await once(other, 'close');
  await portMustBeFree();
  const next = createServer().listen(port, '127.0.0.1');
  await once(next, 'listening');
  next.close();
});
