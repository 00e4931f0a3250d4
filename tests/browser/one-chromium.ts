import type { TestProject } from 'vitest/node';
import { serveChromium } from '../../scripts/testing/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
  }
}

/** Starts one Chromium for all files; each connects to it, and has pages and a cache of its own there. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await serveChromium();
  provide('chromium', server.wsEndpoint());
  return () => server.close();
}
