import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSite, runSite } from './running-site.ts';

const HEALTH_TOKEN = 'a-health-token-of-the-tests-long-enough';
const DETAILS = {
  ok: true,
  outbox: { depth: 0, oldestSeconds: null, parked: 0 },
  lastSuccess: null,
};

/** The response of `/healthz` to these headers; `fetch` would not set `Host`. */
async function health(site: RunningSite, headers: Record<string, string> = {}): Promise<unknown> {
  const [answer] = (await once(
    request(`${site.url}/healthz`, { headers, agent: false }).end(),
    'response',
  )) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  return JSON.parse(await text(answer));
}

describe('/healthz of a server with default settings', () => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await runSite();
  });
  afterAll(() => site.close());

  test('tells everyone only whether the server is healthy', async () => {
    expect(await health(site, { host: 'news.example.org' })).toEqual({ ok: true });
    expect(await health(site, { 'x-forwarded-for': '192.0.2.1' })).toEqual({ ok: true });
  });

  test('tells programs on this machine more', async () => {
    expect(await health(site)).toEqual(DETAILS);
  });
});

test('with HEALTH_TOKEN, only its holder is told more', async () => {
  const site = await runSite({ HEALTH_TOKEN });
  try {
    const proxied = { host: 'news.example.org', 'x-forwarded-for': '192.0.2.1' };
    const authorization = `Bearer ${HEALTH_TOKEN}`;
    expect(await health(site, { ...proxied, authorization })).toEqual(DETAILS);
    expect(await health(site, proxied)).toEqual({ ok: true });
    expect(await health(site)).toEqual({ ok: true });
    expect(site.output()).not.toContain(HEALTH_TOKEN);
  } finally {
    await site.close();
  }
});
