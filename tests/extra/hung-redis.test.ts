import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../scripts/server/free-port.ts';
import { type RunningSite, runSite, until } from '../site/running-site.ts';
import { signingUpOn } from '../site/signing-up.ts';
import { hasProgram } from './has-program.ts';

const isHere = hasProgram('redis-server', '--version', 'sign-ups while Redis hangs');

describe.skipIf(!isHere)('a server whose Redis hangs', () => {
  let redis: ChildProcess;
  let site: RunningSite;
  beforeAll(async () => {
    const port = await freePort();
    redis = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '']);
    for await (const chunk of redis.stdout ?? [])
      if (String(chunk).includes('Ready to accept')) break;
    site = await runSite({ REDIS_URL: `redis://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await site.close();
    redis.kill('SIGKILL');
    await once(redis, 'exit');
  });

  test('accepts sign-ups and sends their email, logs the outage once, and uses Redis again later', async () => {
    const { post, workDone } = signingUpOn(site);
    const signUp = async (name: string) => {
      expect((await post('/api/subscribe', { email: `${name}@example.org` })).status).toBe(303);
    };
    const health = async () => {
      const answer = await fetch(`${site.url}/healthz`);
      return { status: answer.status, ...((await answer.json()) as { redis: string }) };
    };
    const logged = (event: string) => site.output().split(`"event":"${event}"`).length - 1;
    await signUp('before');
    expect(await health()).toMatchObject({ status: 200, redis: 'available' });

    redis.kill('SIGSTOP');
    try {
      for (const name of ['first', 'second', 'third']) await signUp(name);
      await workDone();
      for (const name of ['first', 'second', 'third']) {
        expect(site.sandbox.mails(`${name}@example.org`)).toHaveLength(1);
      }
      await until(async () => (await health()).redis === 'unavailable');
      expect(await health()).toMatchObject({ status: 200, ok: true });
      expect(logged('redis-unavailable')).toBe(1);
    } finally {
      redis.kill('SIGCONT');
    }
    await until(async () => (await health()).redis === 'available');
    expect(logged('redis-available-again')).toBe(1);
    await signUp('after');
  });
});
