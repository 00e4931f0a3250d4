import { readFileSync } from 'node:fs';
import { BINDINGS } from '../../../src/providers/cloudflare/bindings.ts';
import { InvalidSettings } from '../../command/command.ts';
import { SECRETS } from './wrangler-config.ts';

/** What is used of Wrangler. Its own types need packages that it does not install. */
export interface Wrangler {
  /** Throws an Error if the configuration is not valid. */
  unstable_readConfig(file: { config: string }, options: { hideWarnings: boolean }): WorkerConfig;
  unstable_getMiniflareWorkerOptions(config: WorkerConfig): { workerOptions: object };
}

interface WorkerConfig {
  name: string;
  vars: Record<string, unknown>;
  queues: {
    producers: { binding: string }[];
    consumers?: { dead_letter_queue?: string }[];
  };
  durable_objects: { bindings: { name: string }[] };
  ratelimits: { name: string }[];
  assets?: { binding?: string };
  secrets?: unknown;
}

/**
 * Loads Wrangler. It takes a second, so only what needs it does. Throws an {@link InvalidSettings} if it is not
 * installed.
 */
export async function loadWrangler(): Promise<Wrangler> {
  try {
    return (await import('wrangler')) as unknown as Wrangler;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      throw new InvalidSettings(
        [
          'wrangler is not installed, which DEPLOY_TARGET=cloudflare needs: run npm ci, without --omit=dev.',
        ],
        { cause: error },
      );
    throw error;
  }
}

/**
 * Returns one line for each problem of the configuration of a Worker in `file`: what Wrangler refuses, a binding
 * that the Worker needs and does not have, and a secret that anybody with the file could read.
 */
export function wranglerProblems(
  file: string,
  { unstable_readConfig: readConfig }: Wrangler,
): string[] {
  const text = readFileSync(file, 'utf8');
  const exposed = SECRETS.filter((name) => new RegExp(`"${name}"\\s*:`).test(text));
  if (exposed.length > 0) return exposed.map((name) => exposedSecret(file, name));
  let config: WorkerConfig;
  try {
    config = readConfig({ config: file }, { hideWarnings: true });
  } catch (error) {
    return [`${file} is not valid: ${onOneLine(error)} ${AGAIN}`];
  }
  const bound = [
    ...config.queues.producers.map(({ binding }) => binding),
    ...config.durable_objects.bindings.map(({ name }) => name),
    ...config.ratelimits.map(({ name }) => name),
    config.assets?.binding,
  ];
  const missing = [...BINDINGS, 'ASSETS'].filter((name) => !bound.includes(name));
  const isConsumed = config.queues.consumers?.some((consumer) => consumer.dead_letter_queue);
  return [
    ...missing.map((name) => `${file} has no binding ${name}. ${AGAIN}`),
    ...(isConsumed ? [] : [`${file} has no consumer of the outbox with dead letters. ${AGAIN}`]),
  ];
}

const AGAIN = 'Run npm run build to make it again.';

function exposedSecret(file: string, name: string): string {
  return `${file} contains ${name}, which is a secret: remove it there, revoke it, and set a new one with npx wrangler secret put ${name} --config dist/wrangler.jsonc.`;
}

/** The message of an error of Wrangler on one line. */
function onOneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}
