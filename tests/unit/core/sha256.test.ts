import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256, sha256Hex } from '../../../src/core/sha256.ts';

test.each(['', 'abc', 'Zürich\n', '\u0000'])(
  '%j has the digest that Node.js computes',
  async (text) => {
    const expected = createHash('sha256').update(text);
    expect(await sha256Hex(text)).toBe(expected.copy().digest('hex'));
    expect(Buffer.from(await sha256(text)).equals(expected.digest())).toBe(true);
  },
);
