import { launchChromium } from '../../scripts/chromium.ts';

/** Unpacks the packaged browser before the first test, since two at once would get in each other's way. */
export async function setup(): Promise<void> {
  await (await launchChromium()).close();
}
