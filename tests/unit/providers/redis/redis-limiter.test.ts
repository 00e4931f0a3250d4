import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { memoryLimiter } from '../../../../src/providers/memory/memory-limiter.ts';
import { redisLimiter, type RedisLimiter } from '../../../../src/providers/redis/redis-limiter.ts';

const limit = { key: 'a', max: 1, windowMs: 1000 };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A limiter, and what was told of its outages. */
function limiterOn(port: number): { limiter: RedisLimiter; told: string[] } {
  const told: string[] = [];
  const limiter = redisLimiter(`redis://127.0.0.1:${port}`, {
    fallback: memoryLimiter(),
    onDown: (reason) => told.push(`down: ${reason}`),
    onUp: () => told.push('up'),
  });
  closing.push(() => limiter.close());
  return { limiter, told };
}

/** A server on loopback, and the connections that it accepted. */
async function listen(onConnection: (socket: Socket) => void): Promise<[port: number, Server]> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    onConnection(socket);
  });
  closing.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return [typeof address === 'object' && address ? address.port : 0, server];
}

/** Answers commands as a Redis that allows every use, while `state` says so. */
function answer(
  socket: Socket,
  state: { isSilent: boolean; refuses?: string; evals: number },
): void {
  socket.on('data', (data) => {
    for (const [command] of String(data).matchAll(/\r\n(?:HELLO|CLIENT|EVAL)\r\n/g)) {
      const isEval = command.includes('EVAL');
      if (isEval) state.evals += 1;
      if (state.isSilent) continue;
      socket.write(isEval ? (state.refuses ?? '*2\r\n:0\r\n:1\r\n') : '+OK\r\n');
    }
  });
}

test('without a server, limits are counted in the process, with one alert', async () => {
  // Nobody listens on port 1.
  const { limiter, told } = limiterOn(1);
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  expect(await limiter.take([limit], new Date(0))).toEqual({ full: limit });
  expect(told).toEqual(['down: ECONNREFUSED']);
  expect(limiter.isAvailable()).toBe(false);
});

test('a server that accepts connections but never answers blocks nobody', async () => {
  const [port] = await listen(() => undefined);
  const { limiter, told } = limiterOn(port);
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  expect(await limiter.take([limit], new Date(0))).toEqual({ full: limit });
  await limiter.giveBack([limit], new Date(0));
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  await vi.waitUntil(() => told.length > 0, 20_000);
  expect(told).toEqual(['down: timeout']);
});

test('a server that stops answering delays one use; later uses do not ask it', async () => {
  const state = { isSilent: false, evals: 0 };
  const [port] = await listen((socket) => answer(socket, state));
  const { limiter, told } = limiterOn(port);
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  expect(told).toEqual([]);

  state.isSilent = true;
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  expect(told).toEqual(['down: timeout']);
  const { evals } = state;
  for (let i = 0; i < 100; i++) {
    expect(await limiter.take([limit], new Date(0))).toEqual({ full: limit });
  }
  expect(state.evals).toBe(evals);

  state.isSilent = false;
  await vi.waitUntil(() => limiter.isAvailable(), 20_000);
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  expect(told).toEqual(['down: timeout', 'up']);
});

test('a server that refuses to write is one outage, until it writes again', async () => {
  const refuses = '-READONLY You can not write against a read only replica.\r\n';
  const state: Parameters<typeof answer>[1] = { isSilent: false, refuses, evals: 0 };
  const [port] = await listen((socket) => answer(socket, state));
  const { limiter, told } = limiterOn(port);
  expect(await limiter.take([limit], new Date(0))).toEqual({ uses: [1] });
  // Two attempts to come back, at least.
  await vi.waitUntil(() => state.evals >= 3, 20_000);
  expect(told).toEqual(['down: READONLY']);
  delete state.refuses;
  await vi.waitUntil(() => told.length > 1, 20_000);
  expect(told).toEqual(['down: READONLY', 'up']);
});

test('a wrong password is logged once, by its code only', async () => {
  const [port] = await listen((socket) => {
    socket.on('data', () => socket.write('-WRONGPASS invalid username-password pair\r\n'));
  });
  const { limiter, told } = limiterOn(port);
  for (let i = 0; i < 3; i++) await limiter.take([limit], new Date(i));
  expect(told).toEqual(['down: WRONGPASS']);
});
