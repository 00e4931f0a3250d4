import { parseEmailAddress, type EmailAddress } from '../../src/domain/email-address.ts';
import type { Confirmation, ConfirmationTokens } from '../../src/domain/subscription.ts';

const LIFE_MS = 48 * 3_600_000;

/** Tokens that can be read with the eye: `token|<address>|<milliseconds>`. They prove nothing. */
export class FakeConfirmationTokens implements ConfirmationTokens {
  async issue(address: EmailAddress, issuedAt: Date): Promise<string> {
    return `token|${address}|${issuedAt.getTime()}`;
  }

  async read(token: string, now: Date): Promise<Confirmation> {
    const [word, typed, issuedAt] = token.split('|');
    const address = parseEmailAddress(typed);
    if (word !== 'token' || !address) return { status: 'invalid' };
    const status = now.getTime() - Number(issuedAt) < LIFE_MS ? 'valid' : 'expired';
    return { status, address };
  }
}
