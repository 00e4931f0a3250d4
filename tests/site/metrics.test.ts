import { spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { type RunningSite, runSite, until } from './running-site.ts';
import { sendExactly } from './send-exactly.ts';
import { signingUpOn } from './signing-up.ts';

const HEALTH_TOKEN = 'a-health-token-of-the-tests-long-enough';

let site: RunningSite;
let body: string;
beforeAll(async () => {
  site = await runSite();
  const { post, workDone } = signingUpOn(site);
  for (const path of ['/', '/', '/rss.xml', '/articles/no-such-article/']) {
    await (await fetch(site.url + path)).arrayBuffer();
  }
  site.sandbox.inject({ kind: 'status', status: 503, body: {}, path: '/emails/batch', times: 1 });
  for (const name of ['ada', 'bob', 'cay']) {
    await post('/api/subscribe', { email: `${name}@example.org` });
  }
  await post('/api/subscribe', { email: 'no address' });
  await post('/api/subscribe', { email: 'dan@example.org', newsletter: 'no-such-newsletter' });
  await fetch(`${site.url}/api/subscribe`, { method: 'POST', body: 'not a form' });
  await until(() => site.sandbox.ledger.deliveries.length === 3);
  await workDone();
  const answer = await fetch(`${site.url}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  body = await answer.text();
});
afterAll(() => site.close());

/** The value of a sample, as another parser reads it. */
function valueOf(name: string, labels: Record<string, string> = {}): number | undefined {
  const wanted = JSON.stringify(Object.entries(labels).toSorted());
  const found = parsePrometheusTextFormat(body)
    .find((metric) => metric.name === name)
    ?.metrics.find((one) => JSON.stringify(Object.entries(one.labels ?? {}).toSorted()) === wanted);
  return found && Number(found.value);
}

test('the figures are what happened', () => {
  const requests = (of: string, status: string) =>
    valueOf('broadsheet_requests_total', { class: of, status });
  expect(requests('page', '200')).toBe(2);
  expect(requests('page', '404')).toBe(1);
  expect(requests('feed', '200')).toBe(1);
  expect(requests('form', '303')).toBe(3);
  expect(requests('form', '422')).toBe(2);

  const signUps = (outcome: string) => valueOf('broadsheet_sign_ups_total', { outcome });
  expect(signUps('accepted')).toBe(3);
  expect(signUps('invalid-address')).toBe(1);
  expect(signUps('invalid-choice')).toBe(1);
  expect(signUps('invalid-form')).toBe(1);
  expect(signUps('limited-client')).toBe(0);

  const emails = (outcome: string) => valueOf('broadsheet_emails_total', { outcome });
  expect(emails('submitted')).toBe(site.sandbox.ledger.deliveries.length);
  expect(emails('failed')).toBeGreaterThan(0);
  expect(emails('parked')).toBe(0);

  expect(valueOf('broadsheet_outbox_jobs', { state: 'waiting' })).toBe(0);
  expect(valueOf('broadsheet_outbox_jobs', { state: 'parked' })).toBe(0);
  const build = basename(readlinkSync(projectPath('dist')));
  expect(valueOf('broadsheet_build_info', { build })).toBe(1);
  expect(valueOf('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(valueOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
});

test('no address is in the figures', () => {
  expect(body).not.toContain('@');
  expect(body).not.toContain('example.org');
});

const hasPromtool = !spawnSync('promtool', ['--version']).error;
test.runIf(hasPromtool)('promtool finds the format valid', () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
    input: body,
    encoding: 'utf8',
  });
  // 3: opinions about names, which those of prom-client do not follow.
  expect([0, 3], stdout + stderr).toContain(status);
  expect(stdout + stderr).not.toContain('broadsheet_');
});

test('only programs on this machine read them', async () => {
  const ask = (headers: Record<string, string>, method = 'GET') =>
    sendExactly(site.url, { path: '/metrics', method, headers });
  const host = 'localhost';
  for (const headers of [{ host: 'news.example.org' }, { host, 'x-forwarded-for': '192.0.2.1' }]) {
    const answer = await ask(headers);
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('broadsheet_');
  }
  expect((await ask({ host })).status).toBe(200);
  expect((await ask({ host }, 'POST')).status).toBe(405);
});

test('with HEALTH_TOKEN, only its holder reads them', async () => {
  const guarded = await runSite({ HEALTH_TOKEN });
  try {
    const refused = await fetch(`${guarded.url}/metrics`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    const headers = { authorization: `Bearer ${HEALTH_TOKEN}`, host: 'news.example.org' };
    const { status, body: figures } = await sendExactly(guarded.url, {
      path: '/metrics',
      method: 'GET',
      headers,
    });
    expect(status).toBe(200);
    expect(figures).toContain('broadsheet_build_info');
  } finally {
    await guarded.close();
  }
});
