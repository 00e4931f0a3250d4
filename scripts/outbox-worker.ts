import { hostname } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { consoleLog } from '../src/adapters/console/console-log.ts';
import { joseSignedLinks } from '../src/adapters/jose/jose-signed-links.ts';
import { pace } from '../src/adapters/resend/pace.ts';
import { resendAudience } from '../src/adapters/resend/resend-audience.ts';
import { resendBatchMailer } from '../src/adapters/resend/resend-batch-mailer.ts';
import { resendClient } from '../src/adapters/resend/resend-client.ts';
import { resendListWork } from '../src/adapters/resend/resend-list-work.ts';
import { outboxFile } from '../src/adapters/sqlite/outbox-file.ts';
import { sqliteOutboxWork } from '../src/adapters/sqlite/sqlite-outbox-work.ts';
import { audienceIds } from '../src/domain/audience-ids.ts';
import { links } from '../src/domain/links.ts';
import { mailTemplateSchema, type MailTemplates } from '../src/domain/mail-template.ts';
import { tokenSecrets } from '../src/domain/server-settings.ts';
import { site } from './site.ts';
import { runWorker, worker } from '../src/worker/worker.ts';
import { mailWriter } from '../src/worker/write-mail.ts';
import { outboxPath } from './environment.ts';
import { readNewsletters } from './issue/newsletters.ts';

/**
 * Does the outbox's work in this process, with the settings of the environment, beginning with what
 * an earlier process left. `close` resolves when the piece of work under way is done.
 */
export async function startOutboxWorker(
  templates: MailTemplates,
): Promise<{ close(): Promise<void> }> {
  const newsletters = await readNewsletters();
  const env = (name: string) => process.env[name] ?? '';
  const origin = new URL(env('SITE_URL')).origin;
  const file = outboxFile(outboxPath());
  const work = sqliteOutboxWork(file, { host: hostname(), pid: process.pid, isRunning });
  const resend = resendClient({
    apiKey: env('RESEND_API_KEY'),
    baseUrl: env('RESEND_BASE_URL'),
    log: consoleLog,
    pausesMs: [],
    pace: pace({ now: () => performance.now(), sleep: sleepFor }),
  });

  const signedLinks = joseSignedLinks({
    secrets: tokenSecrets(process.env['TOKEN_SECRET']),
    issuer: origin,
  });
  const running = runWorker(
    worker({
      work,
      mailer: resendBatchMailer(resend),
      list: resendListWork({
        resend,
        audience: resendAudience(resend, {
          segment: site.newsletter.segment,
          newsletters,
          known: audienceIds(process.env),
        }),
        signedLinks,
      }),
      write: mailWriter({
        origin,
        from: env('NEWSLETTER_FROM'),
        templates,
        signedLinks,
      }),
      now: () => new Date(),
      random: Math.random,
      newKey: () => `outbox/${crypto.randomUUID()}`,
      log: consoleLog,
    }),
    (ms, signal) => sleepFor(ms, undefined, { signal }).catch(() => undefined),
  );
  return {
    async close() {
      await running.stop();
      await work.giveUpLease().catch(() => undefined);
      file.close();
    },
  };
}

/** The mails of the build in `dist`, read once. */
export function builtMails(dist: string): MailTemplates {
  const read = new Map<string, ReturnType<MailTemplates>>();
  return (name) => {
    const mail =
      read.get(name) ??
      readFile(join(dist, 'client', links.mail(name)), 'utf8').then((text) =>
        mailTemplateSchema.parse(JSON.parse(text)),
      );
    read.set(name, mail);
    return mail;
  };
}

/** The mails as the development server at `url` renders them, each time anew. */
export function renderedMails(url: string): MailTemplates {
  return async (name) => {
    const answer = await fetch(new URL(links.mail(name), url));
    return mailTemplateSchema.parse(await answer.json());
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
