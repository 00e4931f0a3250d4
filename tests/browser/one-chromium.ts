import type { TestProject } from 'vitest/node';
import { serveChromium } from '../../scripts/testing/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
  }
}

/** Starts one Chromium for all test files. Each connects to it, with its own pages and cache. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await serveChromium();
  provide('chromium', server.wsEndpoint());
  return () => server.close();
}
