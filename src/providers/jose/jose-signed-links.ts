import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import {
  LINK_LIFE_HOURS,
  type GrantOf,
  type LinkResult,
  type Purpose,
  type SignedLinks,
} from '../../subscribers/signed-links.ts';
import { claimsFor, grantFromClaims } from './grant-claims.ts';
import { signingKey } from './signing-key.ts';

/**
 * Signed links as JWTs (HS256) whose audience is the purpose, so that a token is valid for one
 * purpose only (RFC 8725, section 3.9). The first secret signs and all of them verify, so that a
 * secret can be replaced while links are in use. `issuer` is the origin of the site. Throws if
 * there is no secret.
 */
export function joseSignedLinks(options: {
  secrets: readonly string[];
  issuer: string;
}): SignedLinks {
  const [first, ...others] = options.secrets;
  if (!first) throw new Error('No secret to sign links with.');
  const keys = Promise.all([signingKey(first), ...others.map(signingKey)] as const);

  return {
    async issue(grant, issuedAt) {
      const [{ kid, bytes }] = await keys;
      const iat = toSeconds(issuedAt);
      const life = LINK_LIFE_HOURS[grant.purpose];
      return new SignJWT({ ...claimsFor(grant), iat, ...(life && { exp: iat + life * 3600 }) })
        .setIssuer(options.issuer)
        .setAudience(grant.purpose)
        .setProtectedHeader({ alg: 'HS256', kid })
        .sign(bytes);
    },

    async read(purpose, token, now) {
      if (!TOKEN.test(token)) return { status: 'invalid' };
      const verificationKeys = await keys;
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => verificationKeys.find((key) => key.kid === kid)?.bytes ?? rejectKey(),
          {
            algorithms: ['HS256'],
            issuer: options.issuer,
            audience: purpose,
            requiredClaims: ['sub', 'iat', ...(LINK_LIFE_HOURS[purpose] ? ['exp'] : [])],
            currentDate: now,
          },
        );
        return parseResult(purpose, 'valid', payload, now);
      } catch (error) {
        // Signature, issuer and audience are checked before the expiry, so they are valid.
        if (error instanceof errors.JWTExpired) {
          return parseResult(purpose, 'expired', error.payload, now);
        }
        if (error instanceof errors.JOSEError) return { status: 'invalid' };
        throw error;
      }
    },
  };
}

// Three base64url parts. The last one is 32 bytes without trailing bits; otherwise four spellings
// of its last character would be the same signature. The limit of 2,000 characters is longer than
// any token of ours and bounds the work for a forged one.
const TOKEN = /^(?=.{1,2000}$)[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;

/** Tolerated difference between the clocks of two servers. */
const CLOCK_SKEW_SECONDS = 300;

function parseResult<P extends Purpose>(
  purpose: P,
  status: 'valid' | 'expired',
  payload: JWTPayload,
  now: Date,
): LinkResult<P> {
  const grant: GrantOf<P> | undefined = grantFromClaims[purpose](payload);
  const { aud, iat } = payload;
  if (!grant || aud !== purpose || iat === undefined || iat > toSeconds(now) + CLOCK_SKEW_SECONDS) {
    return { status: 'invalid' };
  }
  const issuedAt = new Date(iat * 1000);
  return status === 'valid' ? { status, grant, issuedAt } : { status, grant, issuedAt };
}

function toSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

function rejectKey(): never {
  throw new errors.JWSSignatureVerificationFailed();
}
