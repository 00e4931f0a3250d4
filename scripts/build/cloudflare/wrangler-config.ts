import { DEFAULT_SIGN_UP_CAPS, parseSignUpCaps } from '../../../src/subscribers/limits.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The name of the file in a build. */
export const WRANGLER_CONFIG = 'wrangler.jsonc';

/** Secrets of the Worker, set with `wrangler secret put`. The first two are required. */
export const SECRETS = ['RESEND_API_KEY', 'TOKEN_SECRET', 'RESEND_WEBHOOK_SECRET', 'HEALTH_TOKEN'];
const REQUIRED_SECRETS = SECRETS.slice(0, 2);

/** Settings that are not secret and that the Worker reads. */
const VARS = [
  'SITE_URL',
  'SUBSCRIBE_ORIGIN',
  'NEWSLETTER_FROM',
  'RESEND_SEGMENT_ID',
  'RESEND_TOPIC_IDS',
  ...DEFAULT_SIGN_UP_CAPS.map(({ setting }) => setting),
];

/** The files and the date that the Worker was tested with. */
const COMPATIBILITY_DATE = '2026-10-01';

/** The configuration of the Worker, with paths relative to the folder of a build. */
export type WranglerConfig = ReturnType<typeof wranglerConfig>;

/**
 * Makes the configuration of the Worker at Cloudflare for a site, with the settings in `env`. No secret is in it.
 * `assets` is the folder of the files for visitors.
 */
export function wranglerConfig(siteUrl: string, env: Environment, assets: string) {
  const forms = new URL(new URL(siteUrl).pathname, env['SUBSCRIBE_ORIGIN'] || siteUrl);
  const name = workerName(forms);
  const isLocal = forms.hostname === 'localhost' || forms.hostname === '127.0.0.1';
  return {
    $schema: '../../../node_modules/wrangler/config-schema.json',
    name,
    main: 'server/entry.mjs',
    no_bundle: true,
    rules: [{ type: 'ESModule', globs: ['**/*.mjs'] }],
    compatibility_date: COMPATIBILITY_DATE,
    assets: { directory: assets, binding: 'ASSETS', html_handling: 'auto-trailing-slash' },
    ...(isLocal ? { workers_dev: true } : { routes: [routeOf(forms)], workers_dev: false }),
    preview_urls: true,
    vars: configuredVars(env),
    secrets: { required: REQUIRED_SECRETS },
    queues: {
      producers: [
        { binding: 'OUTBOX', queue: `${name}-outbox` },
        { binding: 'DEAD_LETTERS', queue: `${name}-dead-letters` },
      ],
      consumers: [
        {
          queue: `${name}-outbox`,
          // As many as a request to Resend takes (MAX_BATCH_SIZE).
          max_batch_size: 100,
          max_batch_timeout: 1,
          // With the pauses between them, these take longer than the four days that a message is kept.
          max_retries: 100,
          dead_letter_queue: `${name}-dead-letters`,
          // The rate limit of Resend is one for all.
          max_concurrency: 1,
        },
      ],
    },
    durable_objects: {
      bindings: [
        { name: 'BATCHES', class_name: 'Batches' },
        { name: 'USES', class_name: 'Uses' },
      ],
    },
    migrations: [{ tag: 'v1', new_sqlite_classes: ['Batches', 'Uses'] }],
    ratelimits: rateLimits(env),
    observability: { enabled: true },
  };
}

/** A name of a Worker: lower-case letters, digits and hyphens, at most 54 (it is part of a host name). */
function workerName({ hostname, pathname }: URL): string {
  const text = `${hostname}${pathname}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return text.replace(/^-/, '').slice(0, 50).replace(/-$/, '');
}

function routeOf({ hostname, pathname }: URL) {
  if (pathname === '/') return { pattern: hostname, custom_domain: true };
  return `${hostname}${pathname}*`;
}

/** The settings in `env` that the configuration of the Worker holds. */
export function configuredVars(env: Environment): Record<string, string> {
  return thoseIn(env, VARS);
}

/** The settings and secrets of the Worker that an environment has. */
export function workerVars(env: Environment): Record<string, string> {
  return thoseIn(env, [...VARS, ...SECRETS, 'RESEND_BASE_URL']);
}

function thoseIn(env: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** In a minute, what the limits of the site allow in their shortest window. */
export function rateLimits(env: Environment) {
  const caps = parseSignUpCaps(env) ?? DEFAULT_SIGN_UP_CAPS;
  const shortest = (of: 'client' | 'everybody') =>
    caps.filter((cap) => cap.of === of).toSorted((a, b) => a.windowMs - b.windowMs)[0]?.max ?? 1;
  return [
    {
      name: 'CLIENT_LIMIT',
      namespace_id: '1001',
      simple: { limit: shortest('client'), period: 60 },
    },
    {
      name: 'SITE_LIMIT',
      namespace_id: '1002',
      simple: { limit: shortest('everybody'), period: 60 },
    },
  ] as const;
}
