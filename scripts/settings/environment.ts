import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sandboxSecret, sandboxSender } from '../../src/settings/server-settings.ts';
import { portProblem } from '../../src/settings/site-address.ts';

const root = new URL('../../', import.meta.url);

/** The address of a file of the project. */
export function projectUrl(path: string): URL {
  return new URL(path, root);
}

/** Absolute path of a file of the project. */
export function projectPath(path: string): string {
  return fileURLToPath(projectUrl(path));
}

/** The file in which accepted work is kept until it is done. */
export function outboxPath(): string {
  return process.env['OUTBOX_PATH'] || projectPath('.broadsheet/outbox.sqlite');
}

/** Adds what `.env` says to the environment; what is set already stays. */
export function readDotEnv(): void {
  const file = projectPath('.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * What a process needs that is to know nothing else of this one's environment: where programs are,
 * and where Node.js keeps what it has compiled, when it does.
 */
export function bareEnv(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}

/** The port that `name` says, or `fallback`. Throws an Error with one line when it is not a port. */
export function portFrom(name: string, fallback: number): number {
  const problem = portProblem(name, process.env[name]);
  if (problem) throw new Error(problem);
  return Number(process.env[name] || fallback);
}

/**
 * Whether the local sandbox stands in for Resend: only where nobody has said otherwise, and never
 * in production.
 */
export function usesSandbox(): boolean {
  return !process.env['RESEND_API_KEY'] && process.env['NODE_ENV'] !== 'production';
}

/** Whether no mail leaves this machine: what stands for Resend runs on it. */
export function isRehearsal(): boolean {
  const host = URL.parse(process.env['RESEND_BASE_URL'] ?? '')?.hostname ?? '';
  return usesSandbox() || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(host);
}

/**
 * Points the site, whose publication is called `name`, at a sandbox, with settings that are no secret
 * because nothing leaves the machine.
 */
export function useSandbox(
  sandboxUrl: string,
  { siteUrl, name }: { siteUrl: string; name: string },
): void {
  Object.assign(process.env, {
    RESEND_API_KEY: 're_sandbox',
    RESEND_BASE_URL: sandboxUrl,
    // Of an account of Resend; in the sandbox they would be nobody's.
    RESEND_SEGMENT_ID: '',
    RESEND_TOPIC_IDS: '',
    NEWSLETTER_FROM: sandboxSender(name),
    TOKEN_SECRET: sandboxSecret,
    SITE_URL: process.env['SITE_URL'] || siteUrl,
    OUTBOX_PATH: outboxPath(),
  });
}
