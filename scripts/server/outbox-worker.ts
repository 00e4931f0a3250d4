import { hostname } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { consoleLog } from '../../src/providers/console/console-log.ts';
import { joseSignedLinks } from '../../src/providers/jose/jose-signed-links.ts';
import { pace } from '../../src/providers/resend/pace.ts';
import { resendAudience } from '../../src/providers/resend/resend-audience.ts';
import { resendBatchMailer } from '../../src/providers/resend/resend-batch-mailer.ts';
import { resendClient } from '../../src/providers/resend/resend-client.ts';
import { resendListWork } from '../../src/providers/resend/resend-list-work.ts';
import { outboxFile } from '../../src/providers/sqlite/outbox-file.ts';
import { sqliteOutboxWork } from '../../src/providers/sqlite/sqlite-outbox-work.ts';
import { audienceIds } from '../../src/subscribers/audience-ids.ts';
import { links } from '../../src/core/links.ts';
import { mailTemplateSchema, type MailTemplates } from '../../src/mail/mail-template.ts';
import { tokenSecrets } from '../../src/settings/server-settings.ts';
import { site } from '../settings/site.ts';
import { runWorker, worker } from '../../src/subscribers/outbox/worker.ts';
import { mailWriter } from '../../src/subscribers/outbox/write-mail.ts';
import { outboxPath } from '../settings/environment.ts';
import { readNewsletters } from '../newsroom/issue/newsletters.ts';

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
