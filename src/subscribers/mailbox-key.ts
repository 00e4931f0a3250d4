/**
 * Returns one text for all spellings that reach the same mailbox, so that a rate limit cannot be
 * avoided by an alias: lower case, without a `+tag` (RFC 5233, "subaddressing"), and at Gmail without
 * dots and under one domain (https://support.google.com/mail/answer/7436150 and
 * https://support.google.com/mail/answer/10313).
 *
 * Use it to count, and for nothing else: email goes to the address as typed, and two addresses with one
 * key can belong to two subscribers. At a provider that treats `+` as an ordinary character, the
 * people behind `team+ann@` and `team+bob@` share a limit: the second of them gets the email when the
 * window is over, but nobody loses a subscription. Aliases that cannot be told from the address (another
 * domain, a catch-all) are limited by network address only.
 */
export function mailboxKey(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const local = withoutTag(address.slice(0, at).toLowerCase());
  return GMAIL.has(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`;
}

const GMAIL: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** A `+` at the start has no mailbox in front of it. */
function withoutTag(local: string): string {
  const plus = local.indexOf('+', 1);
  return plus === -1 ? local : local.slice(0, plus);
}
