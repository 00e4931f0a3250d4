import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resend } from 'resend';
import { afterAll, beforeEach } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { startSandbox } from '../../scripts/sandbox/server.ts';

/** `npm run subscribers` as an operator runs it, and its account. */
export async function subscribersCommand() {
  const sandbox = await startSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-subscribers-'));
  // The content of the account, read only through the SDK.
  const sdk = new Resend('re_looks_on', { baseUrl: sandbox.url });
  beforeEach(() => sandbox.reset());
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  /** Starts the command; `env` adds to its environment. */
  function start(args: readonly string[], env: Record<string, string> = {}) {
    const out: string[] = [];
    const errors: string[] = [];
    const child = spawn(process.execPath, [projectPath('scripts/subscribers.ts'), ...args], {
      env: {
        ...bareEnv(),
        RESEND_API_KEY: 're_subscribers',
        RESEND_BASE_URL: sandbox.url,
        NEWSLETTER_FROM: 'Broadsheet <news@broadsheet.example>',
        SITE_URL: 'https://news.example.org',
        TOKEN_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
        OUTBOX_PATH: join(folder, 'outbox.sqlite'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => out.push(String(chunk)));
    child.stderr.on('data', (chunk: Buffer) => errors.push(String(chunk)));
    const ended = once(child, 'close').then(([status]: (number | null)[]) => ({
      status,
      out: out.join(''),
      errors: errors.join(''),
      all: [...out, ...errors].join(''),
    }));
    return { child, ended };
  }

  /** The status of an address in the account; `undefined` if it is not there. */
  async function statusOf(email: string) {
    const { data: contact } = await sdk.contacts.get({ email });
    if (!contact) return undefined;
    const segments = await sdk.contacts.segments.list({ email });
    const topics = await sdk.contacts.topics.list({ email });
    // The SDK's type of a property value is wider than that of a text property.
    const properties = contact.properties as Record<string, { value: string }>;
    return {
      unsubscribed: contact.unsubscribed,
      segments: segments.data?.data.map(({ name }) => name),
      newsletters: topics.data?.data
        .filter(({ subscription }) => subscription === 'opt_in')
        .map(({ name }) => name),
      consent: ['consent_at', 'consent_page', 'consent_text'].map((key) => properties[key]?.value),
      hasPreferences: properties['preferences_token'] !== undefined,
    };
  }

  /**
   * A segment and topics whose names are not used in this project, and the settings with
   * their ids.
   */
  async function listsOfOtherNames() {
    const segment = await sdk.segments.create({ name: 'Everybody' });
    const segmentId = segment.data?.id ?? '';
    const topic = async (id: string) => {
      const made = await sdk.topics.create({
        name: `Another ${id}`,
        defaultSubscription: 'opt_out',
      });
      return made.data?.id ?? '';
    };
    const topicIds = {
      daily: await topic('daily'),
      weekly: await topic('weekly'),
      breaking: await topic('breaking'),
    };
    const pairs = Object.entries(topicIds).map(([newsletter, id]) => `${newsletter}:${id}`);
    const env = { RESEND_SEGMENT_ID: segmentId, RESEND_TOPIC_IDS: pairs.join(',') };
    return { env, segmentId, topicIds };
  }

  /** The requests of the command that changed something. */
  function changes(): string[] {
    return sandbox.ledger.requests
      .filter(({ method, headers }) => method !== 'GET' && ours(headers['authorization']))
      .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`);
  }

  return {
    sandbox,
    sdk,
    folder,
    start,
    statusOf,
    changes,
    listsOfOtherNames,
    run: (...args: string[]) => start(args).ended,
  };
}

function ours(authorization: string | undefined): boolean {
  return authorization?.includes('re_subscribers') ?? false;
}
