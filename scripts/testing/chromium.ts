import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import sparticuz, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';

/**
 * Starts Chromium: the one at CHROMIUM_PATH; without it, the one in the npm package on Linux x64, with
 * its libraries, and an installed Chrome elsewhere. JavaScript, CSP and origins work as for a visitor.
 * `args` are additional command line arguments.
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await withProgram(args));
}

/** The same, as a server that other processes connect to. */
export async function serveChromium(): Promise<BrowserServer> {
  return chromium.launchServer(await withProgram([]));
}

async function withProgram(args: readonly string[]) {
  const named = process.env['CHROMIUM_PATH'];
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  if (!named && !isPackaged) return { channel: 'chrome', args: [...args] };
  return {
    executablePath: named ?? (await unpackedChromium()),
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-background-networking',
      '--disable-gpu',
      ...args,
    ],
  };
}

/** Unpacks the packaged Chromium into the temporary folder, once. Returns the path of its executable. */
async function unpackedChromium(): Promise<string> {
  const bin = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../bin',
  );
  const libraries = join(tmpdir(), 'al2023/lib');
  await access(libraries).catch(() => inflate(join(bin, 'al2023.tar.br')));
  setupLambdaEnvironment(libraries);
  return sparticuz.executablePath();
}
