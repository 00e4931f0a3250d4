import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type DeployTarget,
  isFunction,
  parseDeployTarget,
} from '../../src/settings/deploy-target.ts';
import { sandboxSecret, sandboxSender } from '../../src/settings/server-settings.ts';
import { portProblem } from '../../src/settings/site-address.ts';

const root = new URL('../../', import.meta.url);

/** The file URL of a file of the project. */
export function projectUrl(path: string): URL {
  return new URL(path, root);
}

/** Absolute path of a file of the project. */
export function projectPath(path: string): string {
  return fileURLToPath(projectUrl(path));
}

/** Absolute path of the outbox: the file that holds accepted work until it is done. */
export function outboxPath(): string {
  return process.env['OUTBOX_PATH'] || projectPath('.broadsheet/outbox.sqlite');
}

/** Loads `.env` into the environment; variables that are already set win. */
export function readDotEnv(): void {
  const file = projectPath('.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * An environment for a child process that must not see this process's settings: where programs are,
 * and the compile cache of Node.js, if set.
 */
export function bareEnv(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}

/** Where the site runs, by `DEPLOY_TARGET`; `undefined` if it names no target. */
export function targetHere(): DeployTarget | undefined {
  return parseDeployTarget(process.env['DEPLOY_TARGET']);
}

/** Whether the sign-ups run as a function. */
export function isFunctionHere(): boolean {
  return isFunction(targetHere());
}

/** The port in the variable `name`, or `fallback`. Throws an Error with one line if it is not a port. */
export function portFrom(name: string, fallback: number): number {
  const problem = portProblem(name, process.env[name]);
  if (problem) throw new Error(problem);
  return Number(process.env[name] || fallback);
}

/** The address to listen on. */
export function listenHost(): string {
  return process.env['HOST'] || '127.0.0.1';
}

/** The root of the site; empty if it is not set. */
export function siteUrl(): string {
  return process.env['SITE_URL'] ?? '';
}

/** The root of the site on this machine, at the path of `SITE_URL`. */
export function localSiteUrl(): string {
  const { pathname = '/' } = URL.parse(siteUrl()) ?? {};
  return `http://localhost:${portFrom('PORT', 4321)}${pathname}`;
}

/** What stands for an API key once this process uses the sandbox. */
const SANDBOX_KEY = 're_sandbox';

/**
 * Whether the local sandbox stands in for Resend: only if RESEND_API_KEY is not set, and never in
 * production.
 */
export function usesSandbox(): boolean {
  const key = process.env['RESEND_API_KEY'] || SANDBOX_KEY;
  return key === SANDBOX_KEY && process.env['NODE_ENV'] !== 'production';
}

/** Whether no email leaves this machine, because the stand-in for Resend runs on it. */
export function isRehearsal(): boolean {
  const host = URL.parse(process.env['RESEND_BASE_URL'] ?? '')?.hostname ?? '';
  return usesSandbox() || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(host);
}

/**
 * Points the site at a sandbox. `name` is the publication's. The secrets it sets are public, because
 * no email leaves the machine.
 */
export function useSandbox(
  sandboxUrl: string,
  { siteUrl, name }: { siteUrl: string; name: string },
): void {
  Object.assign(process.env, {
    RESEND_API_KEY: SANDBOX_KEY,
    RESEND_BASE_URL: sandboxUrl,
    // Ids of a Resend account mean nothing in the sandbox.
    RESEND_SEGMENT_ID: '',
    RESEND_TOPIC_IDS: '',
    NEWSLETTER_FROM: sandboxSender(name),
    TOKEN_SECRET: sandboxSecret,
    SITE_URL: process.env['SITE_URL'] || siteUrl,
    OUTBOX_PATH: outboxPath(),
  });
}
