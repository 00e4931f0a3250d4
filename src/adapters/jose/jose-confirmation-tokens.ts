import { base64url, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { parseEmailAddress, type EmailAddress } from '../../domain/email-address.ts';
import {
  CONFIRMATION_LIFE_HOURS,
  type Confirmation,
  type ConfirmationTokens,
} from '../../domain/subscription.ts';

const LIFE_SECONDS = CONFIRMATION_LIFE_HOURS * 3600;
/** What the token is for: one made for anything else is refused (RFC 8725, section 3.9). */
const PURPOSE = 'subscribe';

/**
 * Confirmation tokens as JWTs signed with HS256. The first of `secrets` signs, each of them
 * verifies, so that a secret can be replaced while links are under way. `issuer` is the origin of
 * the site. Throws when there is no secret.
 */
export function joseConfirmationTokens(options: {
  secrets: readonly string[];
  issuer: string;
}): ConfirmationTokens {
  const [first, ...others] = options.secrets;
  if (!first) throw new Error('There is no secret to sign confirmation tokens with.');
  const keys = Promise.all([signingKey(first), ...others.map(signingKey)] as const);

  return {
    async issue(address, issuedAt) {
      const [{ kid, bytes }] = await keys;
      const iat = Math.floor(issuedAt.getTime() / 1000);
      return new SignJWT({ sub: address, iat, exp: iat + LIFE_SECONDS })
        .setIssuer(options.issuer)
        .setAudience(PURPOSE)
        .setProtectedHeader({ alg: 'HS256', kid })
        .sign(bytes);
    },

    async read(token, now) {
      if (!TOKEN.test(token)) return { status: 'invalid' };
      const known = await keys;
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => known.find((key) => key.kid === kid)?.bytes ?? refuse(),
          {
            algorithms: ['HS256'],
            issuer: options.issuer,
            audience: PURPOSE,
            requiredClaims: ['sub', 'iat', 'exp'],
            currentDate: now,
          },
        );
        return confirmation('valid', payload);
      } catch (error) {
        // Signature, issuer and audience are checked before the time: all but that is right.
        if (error instanceof errors.JWTExpired) return confirmation('expired', error.payload);
        if (error instanceof errors.JOSEError) return { status: 'invalid' };
        throw error;
      }
    },
  };
}

// Three base64url parts, the last one 32 bytes long and with no bit set beyond them: otherwise
// four spellings of its last character would be the same signature. Longer than any token of ours
// is, 1,000 characters bound the work that a made-up one can cause.
const TOKEN = /^(?=.{1,1000}$)[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;

/** A key and its name, which is taken from its hash so that nobody has to number secrets. */
async function signingKey(secret: string): Promise<{ kid: string; bytes: Uint8Array }> {
  const encoder = new TextEncoder();
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`kid:${secret}`));
  const kid = base64url.encode(new Uint8Array(digest)).slice(0, 8);
  return { kid, bytes: encoder.encode(secret) };
}

function refuse(): never {
  throw new errors.JWSSignatureVerificationFailed();
}

function confirmation(status: 'valid' | 'expired', { sub }: JWTPayload): Confirmation {
  const address: EmailAddress | undefined = parseEmailAddress(sub);
  return address ? { status, address } : { status: 'invalid' };
}
