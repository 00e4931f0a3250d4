import {
  LINK_LIFE_HOURS,
  type Grant,
  type GrantOf,
  type LinkResult,
  type Purpose,
  type SignedLinks,
} from '../../src/subscribers/signed-links.ts';

const PREFIX = 'signed:';

/** Human-readable tokens, `signed:<JSON>`. They prove nothing. */
export class FakeSignedLinks implements SignedLinks {
  async issue(grant: Grant, issuedAt: Date): Promise<string> {
    return PREFIX + JSON.stringify({ grant, issuedAt });
  }

  async read<P extends Purpose>(purpose: P, token: string, now: Date): Promise<LinkResult<P>> {
    if (!token.startsWith(PREFIX)) return { status: 'invalid' };
    // Only tokens from issue() start with the prefix.
    const kept = JSON.parse(token.slice(PREFIX.length)) as { grant: Grant; issuedAt: string };
    if (kept.grant.purpose !== purpose) return { status: 'invalid' };
    // The line above ensures it.
    const grant = kept.grant as GrantOf<P>;
    const issuedAt = new Date(kept.issuedAt);
    const lifeMs = (LINK_LIFE_HOURS[purpose] ?? Infinity) * 3_600_000;
    const status = now.getTime() - issuedAt.getTime() < lifeMs ? 'valid' : 'expired';
    return status === 'valid' ? { status, grant, issuedAt } : { status, grant, issuedAt };
  }
}
