import { checkEmailAddress, type AddressFault, type EmailAddress } from './email-address.ts';
import { links } from './links.ts';
import type { ListWork } from './outbox.ts';
import type { LinkReading, SignedLinks } from './signed-links.ts';

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Submits one mail to one address. */
export interface ConfirmationMailer {
  /**
   * Sent again with the same `idempotencyKey` (at most 256 characters), a mail goes out once.
   * `submitted`: accepted for delivery. `unavailable`: it is not known to have been accepted.
   */
  send(
    mail: RenderedMail & { to: EmailAddress; idempotencyKey: string },
  ): Promise<'submitted' | 'unavailable'>;
}

export type RequestResult =
  | { status: 'requested' }
  | { status: 'invalid-address'; fault: AddressFault }
  | { status: 'unavailable'; address: EmailAddress };

/**
 * Mails a confirmation link to the address that a visitor typed, and writes nothing anywhere. The
 * list is not asked, so neither the answer nor its time tells whether the address is on it.
 */
export async function requestSubscription(
  wanted: {
    typed: unknown;
    newsletters: readonly string[];
    /** Path of the page whose form was sent. */
    page: string;
  },
  means: {
    /** Origin of the site: `https://news.example.org`. */
    origin: string;
    signedLinks: SignedLinks;
    mailer: ConfirmationMailer;
    render: (words: { link: string }) => Promise<RenderedMail>;
    now: Date;
  },
): Promise<RequestResult> {
  const check = checkEmailAddress(wanted.typed);
  if ('fault' in check) return { status: 'invalid-address', fault: check.fault };
  const { address } = check;

  const window = windowOf(means.now);
  const link = new URL(links.confirm, means.origin);
  const { newsletters, page } = wanted;
  const token = await means.signedLinks.issue(
    { purpose: 'subscribe', address, newsletters, page },
    window,
  );
  link.searchParams.set('token', token);

  const sent = await means.mailer.send({
    ...(await means.render({ link: link.href })),
    to: address,
    idempotencyKey: `confirm/${await sha256(address)}/${window.toISOString()}`,
  });
  return sent === 'submitted' ? { status: 'requested' } : { status: 'unavailable', address };
}

export type ConfirmResult =
  | { status: 'subscribed' }
  | Exclude<LinkReading<'subscribe'>, { status: 'valid' }>
  | { status: 'unavailable'; address: EmailAddress };

/**
 * Puts the address of a valid link on the newsletters that were chosen. Confirming again changes
 * nothing, and neither does a link that is older than what the reader has decided since.
 */
export async function confirmSubscription(
  token: string,
  means: {
    signedLinks: SignedLinks;
    list: ListWork;
    /** What the reader agrees to: the promises of these newsletters. */
    promiseOf: (newsletters: readonly string[]) => string;
    now: Date;
  },
): Promise<ConfirmResult> {
  const reading = await means.signedLinks.read('subscribe', token, means.now);
  if (reading.status !== 'valid') return reading;

  const { issuedAt } = reading;
  const { address, newsletters, page } = reading.grant;
  const outcome = await means.list.carryOut({
    kind: 'subscribe',
    address,
    newsletters: [...newsletters],
    consent: { at: means.now, page, text: means.promiseOf(newsletters) },
    issuedAt,
  });
  const isSettled = outcome.status === 'done' || outcome.status === 'overtaken';
  return isSettled ? { status: 'subscribed' } : { status: 'unavailable', address };
}

const WINDOW_MS = 15 * 60_000;

/**
 * The start of the quarter of an hour that `now` lies in. An address gets at most one mail in each,
 * however often the form is sent; and since the token is issued at that moment too, the repeated
 * mail is the same to the byte, which an idempotency key demands.
 */
function windowOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS);
}

/** In hexadecimal digits. The key is kept by the mail provider and must not hold the address. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
