import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  SECRETS,
  workerVars,
  wranglerConfig,
} from '../../../../scripts/build/cloudflare/wrangler-config.ts';
import {
  loadWrangler,
  type Wrangler,
  wranglerProblems,
} from '../../../../scripts/build/cloudflare/wrangler-problems.ts';

let folder: string;
let wrangler: Wrangler;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-wrangler-'));
  const loaded = await loadWrangler();
  if (!loaded) throw new Error('wrangler is not installed');
  wrangler = loaded;
});
afterAll(() => rmSync(folder, { recursive: true }));

const env = {
  SITE_URL: 'https://news.example.org/',
  NEWSLETTER_FROM: 'The Daily <news@example.org>',
  RESEND_API_KEY: 're_secret',
  TOKEN_SECRET: 'a-secret-that-nobody-may-see-in-a-file',
};

const problemsOf = (config: object) => {
  const file = join(folder, 'wrangler.jsonc');
  writeFileSync(file, JSON.stringify(config));
  return wranglerProblems(file, wrangler).map((line) => line.replaceAll(file, 'wrangler.jsonc'));
};

test('the configuration of a Worker is valid for Wrangler, and has no secret', () => {
  const config = wranglerConfig(env.SITE_URL, env, 'client');
  expect(problemsOf(config)).toEqual([]);
  const text = readFileSync(join(folder, 'wrangler.jsonc'), 'utf8');
  expect(text).toContain(env.NEWSLETTER_FROM);
  expect(text).not.toContain(env.RESEND_API_KEY);
  expect(text).not.toContain(env.TOKEN_SECRET);
});

test('a Worker is named after the address that takes sign-ups, with its path', () => {
  const named = (siteUrl: string, others: object = {}) =>
    wranglerConfig(siteUrl, { ...env, ...others }, 'client');
  expect(named('https://news.example.org/').name).toBe('news-example-org');
  expect(named('https://example.org/news/')).toMatchObject({ routes: ['example.org/news/*'] });
  const apart = named('https://news.example.org/', {
    SUBSCRIBE_ORIGIN: 'https://join.example.org',
  });
  expect(apart).toMatchObject({
    routes: [{ pattern: 'join.example.org', custom_domain: true }],
  });
});

test.each(SECRETS)('%s among the settings is refused in one line', (secret) => {
  const config = wranglerConfig(env.SITE_URL, env, 'client');
  const problems = problemsOf({ ...config, vars: { ...config.vars, [secret]: 'x' } });
  expect(problems).toEqual([expect.stringContaining(`wrangler.jsonc contains ${secret}`)]);
  expect(problems[0]).toContain('wrangler secret put');
});

test('a missing binding is named in one line, with the fix', () => {
  const config = wranglerConfig(env.SITE_URL, env, 'client');
  expect(problemsOf({ ...config, ratelimits: config.ratelimits.slice(1) })).toEqual([
    'wrangler.jsonc has no binding CLIENT_LIMIT. Run npm run build to make it again.',
  ]);
  expect(problemsOf({ ...config, queues: { producers: config.queues.producers } })).toEqual([
    'wrangler.jsonc has no consumer of the outbox with dead letters. Run npm run build to make it again.',
  ]);
});

test('what Wrangler refuses is told in one line', () => {
  const config = wranglerConfig(env.SITE_URL, env, 'client');
  const [problem, ...others] = problemsOf({ ...config, compatibility_date: 5 });
  expect(others).toEqual([]);
  expect(problem).toMatch(/^wrangler\.jsonc is not valid: .*compatibility_date.*$/);
});

test('the limits of the platform are not lower than those that are set', () => {
  const limits = { SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: '70', SIGN_UPS_PER_HOUR: '5000' };
  const { ratelimits } = wranglerConfig(env.SITE_URL, { ...env, ...limits }, 'client');
  expect(ratelimits.map(({ simple }) => simple.limit)).toEqual([70, 5000]);
  expect(workerVars({ ...env, PATH: '/bin' })).not.toHaveProperty('PATH');
});
