import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { consoleLog } from '../../src/providers/console/console-log.ts';
import { links } from '../../src/core/links.ts';
import { mailTemplateSchema, type MailTemplates } from '../../src/mail/mail-template.ts';
import { runWorker, worker } from '../../src/subscribers/outbox/worker.ts';
import { namesIn } from '../../src/newsletters/names-of.ts';
import { mailWriter } from '../../src/subscribers/outbox/write-mail.ts';
import { countedMailer } from './metrics/monitored.ts';
import type { ServerMetrics } from './metrics/server-metrics.ts';
import { portsHere } from '../settings/ports.ts';
import { site } from '../settings/site.ts';
import { absoluteUrl } from '../../src/core/site-urls.ts';

/**
 * Runs the outbox worker in this process, with the settings of the environment, starting with the jobs
 * that an earlier process left, and counts them in `metrics`. `close` resolves when the current job is done.
 */
export async function startOutboxWorker(
  templates: MailTemplates,
  metrics?: ServerMetrics,
): Promise<{ close(): Promise<void> }> {
  const ports = await portsHere('worker');
  const work = ports.outboxQueue({ host: hostname(), pid: process.pid, isRunning });
  const { batchMailer } = ports.provider();
  const running = runWorker(
    worker({
      queue: work,
      mailer: metrics ? countedMailer(metrics, batchMailer) : batchMailer,
      listJobHandler: ports.listJobHandler(),
      writeMail: mailWriter({
        formsUrl: ports.formsUrl(),
        from: ports.from(),
        templates,
        namesOf: namesIn(ports.newsletters, { locale: site.locale, otherwise: site.name }),
        signedLinks: ports.signedLinks(),
      }),
      now: () => new Date(),
      random: Math.random,
      newKey: () => `outbox/${crypto.randomUUID()}`,
      log(entry) {
        metrics?.countEvent(entry);
        consoleLog(entry);
      },
    }),
    (ms, signal) => sleepFor(ms, undefined, { signal }).catch(() => undefined),
  );
  return {
    async close() {
      await running.stop();
      await work.giveUpLease().catch(() => undefined);
      ports.outboxFile().close();
    },
  };
}

/** The email templates of the build in `dist`. Each is read once. */
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

/** The email templates of the development server of the site at `url`, rendered each time. */
export function renderedMails(url: string): MailTemplates {
  return async (name) => {
    const answer = await fetch(absoluteUrl(links.mail(name), url));
    return mailTemplateSchema.parse(await answer.json());
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: the process belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
