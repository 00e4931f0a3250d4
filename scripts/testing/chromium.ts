import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import sparticuz, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';

/**
 * Starts Chromium: the one that CHROMIUM_PATH names; on Linux x64 the one in the npm package, with
 * the libraries it brings; elsewhere an installed Chrome. JavaScript, CSP and origins are as a
 * visitor has them. `args` are further ones of its command line.
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await withProgram(args));
}

/** Starts the same for other processes, which connect to its address. */
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

/** Unpacks the packaged Chromium into the temporary folder, once; gives the path of its program. */
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
