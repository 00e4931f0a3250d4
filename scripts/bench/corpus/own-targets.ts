import { withAddress } from '../../../src/core/address-in-line.ts';
import { throughGate } from './gate.ts';

/** The picture that stands for each picture of an old site. */
export const PICTURE = './corpus.png';
const LINK = 'https://example.org/';

/**
 * A text with other targets instead of those that only its old site has, so that it can be built; `undefined` if one
 * is written in a way that is not found.
 */
export async function withOwnTargets(text: string): Promise<string | undefined> {
  const { targets } = await throughGate(text);
  const lines = text.split('\n');
  for (const { key, address, line = 0 } of targets) {
    const better = key === 'picture' ? PICTURE : LINK;
    const replaced = (at: number) => withAddress(lines[at] ?? '', address, better);
    // The address can be below the line of its text.
    const at = [line - 1, ...lines.keys()].find((one) => replaced(one) !== undefined);
    if (at !== undefined) lines[at] = replaced(at) ?? '';
  }
  const own = lines.join('\n');
  const left = await throughGate(own);
  const isOwn = left.targets.every(({ key, address }) => key === 'picture' && address === PICTURE);
  return isOwn && left.refused.length === 0 ? own : undefined;
}
