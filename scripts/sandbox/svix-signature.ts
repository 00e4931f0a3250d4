import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

export function newSigningSecret(): string {
  return PREFIX + randomBytes(24).toString('base64');
}

/**
 * The three headers of a webhook, signed as Svix does for Resend. `timestamp` is in seconds.
 * https://docs.svix.com/receiving/verifying-payloads/how-manual
 */
export function signedHeaders(secret: string, id: string, timestamp: number, body: string) {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'svix-id': id,
    'svix-timestamp': `${timestamp}`,
    'svix-signature': `v1,${signature}`,
  };
}
