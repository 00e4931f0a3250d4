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
 * Signed links as JWTs with HS256, whose audience is the purpose: one made for anything else is
 * refused (RFC 8725, section 3.9). The first of `secrets` signs, each of them verifies, so that a
 * secret can be replaced while links are under way. `issuer` is the origin of the site. Throws when
 * there is no secret.
 */
export function joseSignedLinks(options: {
  secrets: readonly string[];
  issuer: string;
}): SignedLinks {
  const [first, ...others] = options.secrets;
  if (!first) throw new Error('There is no secret to sign links with.');
  const keys = Promise.all([signingKey(first), ...others.map(signingKey)] as const);

  return {
    async issue(grant, issuedAt) {
      const [{ kid, bytes }] = await keys;
      const iat = seconds(issuedAt);
      const life = LINK_LIFE_HOURS[grant.purpose];
      return new SignJWT({ ...claimsFor(grant), iat, ...(life && { exp: iat + life * 3600 }) })
        .setIssuer(options.issuer)
        .setAudience(grant.purpose)
        .setProtectedHeader({ alg: 'HS256', kid })
        .sign(bytes);
    },

    async read(purpose, token, now) {
      if (!TOKEN.test(token)) return { status: 'invalid' };
      const known = await keys;
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => known.find((key) => key.kid === kid)?.bytes ?? refuse(),
          {
            algorithms: ['HS256'],
            issuer: options.issuer,
            audience: purpose,
            requiredClaims: ['sub', 'iat', ...(LINK_LIFE_HOURS[purpose] ? ['exp'] : [])],
            currentDate: now,
          },
        );
        return reading(purpose, 'valid', payload, now);
      } catch (error) {
        // Signature, issuer and audience are checked before the time: all but that is right.
        if (error instanceof errors.JWTExpired) {
          return reading(purpose, 'expired', error.payload, now);
        }
        if (error instanceof errors.JOSEError) return { status: 'invalid' };
        throw error;
      }
    },
  };
}

// Three base64url parts, the last one 32 bytes long and with no bit set beyond them: otherwise
// four spellings of its last character would be the same signature. Longer than any token of ours
// is, 2,000 characters bound the work that a made-up one can cause.
const TOKEN = /^(?=.{1,2000}$)[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;

/** How far the clocks of two of our servers may be apart. */
const CLOCK_SKEW_SECONDS = 300;

function reading<P extends Purpose>(
  purpose: P,
  status: 'valid' | 'expired',
  payload: JWTPayload,
  now: Date,
): LinkResult<P> {
  const grant: GrantOf<P> | undefined = grantFromClaims[purpose](payload);
  const { aud, iat } = payload;
  if (!grant || aud !== purpose || iat === undefined || iat > seconds(now) + CLOCK_SKEW_SECONDS) {
    return { status: 'invalid' };
  }
  const issuedAt = new Date(iat * 1000);
  return status === 'valid' ? { status, grant, issuedAt } : { status, grant, issuedAt };
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

function refuse(): never {
  throw new errors.JWSSignatureVerificationFailed();
}
