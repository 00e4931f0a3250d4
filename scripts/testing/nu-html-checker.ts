import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/**
 * For a run of seconds: compile once, quickly, on the same thread. Such code takes more of the
 * stack, and the schema of HTML is deep.
 */
const SHORT_RUN = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss8m'];

interface Message {
  /** `error`, `info` for advice, or `non-document-error` if a page could not be read. */
  type: string;
  url?: string;
  message: string;
  lastLine?: number;
}

/** The errors that the Nu HTML Checker finds in the pages of a folder, by file. Requires Java. */
export function nuErrors(folder: string): Map<string, string[]> {
  const options = ['--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html'];
  const { stdout } = spawnSync('java', [...SHORT_RUN, '-jar', JAR, ...options, folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const found = new Map<string, string[]>();
  for (const { type, url = '', message, lastLine } of parsed(stdout)) {
    if (type === 'info') continue;
    const file = relative(folder, fileURLToPath(url));
    found.set(file, [...(found.get(file) ?? []), `${message} (line ${lastLine})`]);
  }
  return found;
}

function parsed(stdout: string): Message[] {
  return (JSON.parse(stdout) as { messages: Message[] }).messages;
}
