import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ledgerFile } from '../../../src/providers/files/ledger-file.ts';
import type { Ports } from '../../../src/composition/node.ts';
import type { Newsletter } from '../../../src/newsletters/newsletter.ts';
import type { Mailing } from '../../../src/newsletters/sending/broadcaster.ts';
import type { IssueLedger } from '../../../src/newsletters/sending/issue-ledger.ts';
import { mailingName } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { site } from '../../settings/site.ts';
import { projectPath, usesSandbox } from '../../settings/environment.ts';
import type { BuiltIssue } from './built-issue.ts';

/**
 * A built issue, addressed to the readers of its newsletter. Throws an Error when the provider could
 * not tell who they are.
 */
export async function mailingOf(
  built: BuiltIssue,
  newsletter: Newsletter,
  { provider, from }: Pick<Ports, 'provider' | 'from'>,
): Promise<Mailing> {
  const audience = await provider().readership.of(newsletter.id);
  if (audience === undefined) {
    throw new Error(
      `Resend did not return the segment “${site.newsletter.segment}” and the topic “${newsletter.name}”. ` +
        'Nothing was sent. Run the same command again.',
    );
  }
  return { name: mailingName(built.manifest.id), from: from(), ...contentOf(built), audience };
}

/** What readers get of a built issue, and its version. */
export function contentOf({ manifest, html, text }: BuiltIssue): Pick<Mailing, 'content' | 'hash'> {
  const content = { subject: manifest.subject, html, text };
  return { content, hash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}

/**
 * The record of each step of sending an issue, which is committed. What only the sandbox got is recorded
 * elsewhere, so that a rehearsed issue does not count as sent; an issue that was sent is not rehearsed.
 */
export function ledgerOf(id: string, project = projectPath('.')): IssueLedger {
  const sent = ledgerFile(join(project, `content/issues/${id}.ledger.json`), id);
  if (!usesSandbox()) return sent;
  const rehearsed = ledgerFile(join(project, `.broadsheet/rehearsals/${id}.ledger.json`), id);
  return {
    entries: async () => [...(await sent.entries()), ...(await rehearsed.entries())],
    append: rehearsed.append,
  };
}

/** The lock that one process at a time holds while it sends or cancels this issue. */
export function lockOf(id: string): string {
  return projectPath(`.broadsheet/locks/${id}.lock`);
}
