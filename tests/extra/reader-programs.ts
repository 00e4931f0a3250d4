import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A feed reader, as installed on a reader's machine. */
export interface ReaderProgram {
  name: string;
  /** Its command, and an argument with which it exits with 0. */
  program: string;
  question: string;
  /** Whether it shows an entry once even if several feeds contain it. */
  isOnce: boolean;
  /** Subscribes to the feeds. `folder` holds the reader's data. */
  subscribe(folder: string, feeds: readonly string[]): void;
  /** Polls the feeds once. Returns how many entries it has shown as new in all polls so far. */
  poll(folder: string): number;
}

/** Reads RSS and Atom in a terminal. */
const newsboat: ReaderProgram = {
  name: 'newsboat',
  program: 'newsboat',
  question: '--version',
  isOnce: true,
  subscribe(folder, feeds) {
    writeFileSync(join(folder, 'urls'), feeds.join('\n'));
    writeFileSync(join(folder, 'config'), '');
  },
  poll(folder) {
    const at = ['-C', 'config', '-u', 'urls', '-c', 'cache.db'];
    run(folder, 'newsboat', ...at, '-x', 'reload');
    // All entries are unread.
    return Number(/^\d+/.exec(run(folder, 'newsboat', ...at, '-x', 'print-unread')));
  },
};

/**
 * Writes a line for each entry to a file for each feed. It writes another line when title or URL
 * change, so entries are counted by their ids.
 */
const sfeed: ReaderProgram = {
  name: 'sfeed',
  program: 'sfeed',
  question: 'http://127.0.0.1/',
  isOnce: false,
  subscribe(folder, feeds) {
    const lines = feeds.map((url, i) => `  feed "feed-${i}" "${url}"`);
    mkdirSync(join(folder, 'feeds'));
    writeFileSync(
      join(folder, 'sfeedrc'),
      `sfeedpath="${join(folder, 'feeds')}"\nfeeds() {\n${lines.join('\n')}\n}\n`,
    );
  },
  poll(folder) {
    run(folder, 'sfeed_update', 'sfeedrc');
    const files = globSync('feeds/*', { cwd: folder });
    const ids = files.flatMap((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
      return [...new Set(lines.map((line) => line.split('\t')[5]))];
    });
    return ids.length;
  },
};

/** Sends an email for each entry; here to a folder. */
const rss2email: ReaderProgram = {
  name: 'rss2email',
  program: 'r2e',
  question: '--version',
  isOnce: false,
  subscribe(folder, feeds) {
    const settings = {
      from: 'reader@broadsheet.example',
      to: 'reader@broadsheet.example',
      'email-protocol': 'maildir',
      'maildir-path': join(folder, 'mail'),
      'maildir-mailbox': 'inbox',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    const sections = feeds.map((url, i) => `[feed.feed-${i}]\nurl = ${url}\n`);
    mkdirSync(join(folder, 'mail'));
    writeFileSync(join(folder, 'config'), ['[DEFAULT]', ...lines, ...sections].join('\n'));
  },
  poll(folder) {
    run(folder, 'r2e', '-c', 'config', '-d', 'data.json', 'run');
    return globSync('mail/inbox/new/*', { cwd: folder }).length;
  },
};

export const READER_PROGRAMS: readonly ReaderProgram[] = [newsboat, sfeed, rss2email];

/** The output of a program. Throws an Error with the output if it fails. */
function run(folder: string, program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8' },
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}
