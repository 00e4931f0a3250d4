import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { bareEnv } from '../../settings/environment.ts';
import type { IssueManifest } from '../../../src/newsletters/issue-manifest.ts';
import { links } from '../../../src/core/links.ts';
import { blockingRules } from '../../../src/newsletters/preflight/preflight.ts';
import { copyProject } from '../../testing/project-copy.ts';

/** A copy of the project with built issues, which it sends with its own command. */
export interface Checkout {
  folder: string;
  /** Adds a built issue. Returns its id. */
  addIssue(id: string): Promise<string>;
  /** Starts `npm run issue -- …`. */
  issue(...args: string[]): Run;
  remove(): Promise<void>;
}

export interface Run {
  child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** The exit code; `null` if it was killed. */
  status: Promise<number | null>;
}

/** The email is not a real issue, so the preflight is overruled. */
export const FORCED = Object.keys(blockingRules).flatMap((rule) => ['--force', rule]);

/** The contents of `email.html` and `email.txt` in issues from {@link Checkout.addIssue}. */
export const BUILT = {
  html: '<p>“Feeds”, in a new version</p>\n<a href="{{{RESEND_UNSUBSCRIBE_URL}}}">Leave</a>\n',
  text: '“Feeds”, in a new version\n\nLeave: {{{RESEND_UNSUBSCRIBE_URL}}}\n',
};

/** `env` is the environment of its commands, such as the URL of Resend. */
export async function checkOut(env: Record<string, string>): Promise<Checkout> {
  const copy = await copyProject();
  const program = join(copy.folder, 'scripts/issue.ts');
  const nodeArgs = env['NODE_ARGS']?.split(' ') ?? [];

  return {
    folder: copy.folder,
    async addIssue(id) {
      const manifest = manifestOf(id);
      const built = `dist/client${links.issue(id)}`;
      await copy.write({
        [`${built}issue.json`]: JSON.stringify(manifest),
        [`${built}email.html`]: BUILT.html,
        [`${built}email.txt`]: BUILT.text,
      });
      return id;
    },
    issue(...args) {
      let text = '';
      const child = spawn(process.execPath, [...nodeArgs, program, ...args], {
        env: { ...bareEnv(), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      }
      const status = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
      return { child, output: () => text, status };
    },
    remove: () => copy.remove(),
  };
}

function manifestOf(id: string): IssueManifest {
  const { html, text } = BUILT;
  const sha256 = (part: string) => createHash('sha256').update(part).digest('hex');
  // Nothing listens there (the port of RFC 863), and nothing leaves the machine.
  const archiveUrl = `http://127.0.0.1:9${links.issue(id)}`;
  return {
    id,
    newsletter: id.slice('2025-04-14-'.length).replace(/-\d+$/, ''),
    date: id.slice(0, 10),
    subject: 'Feeds, in a new version',
    preview: 'And four more stories',
    archiveUrl,
    hash: sha256(id),
    articles: [{ id: 'feeds', url: `${archiveUrl}feeds/`, hash: sha256('feeds') }],
    hashes: { html: sha256(html), text: sha256(text) },
    sizes: { html: Buffer.byteLength(html), text: Buffer.byteLength(text) },
  };
}
