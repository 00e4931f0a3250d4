import type { EmailClientGlobs } from 'caniemail';

// Those whose support is known for every feature; the check throws at one that it does not know.
const CLIENTS: EmailClientGlobs[] = [
  ...(['aol.*', 'apple-mail.*', 'fastmail.*', 'gmail.*', 'gmx.*', 'orange.*', 'outlook.*'] as const),
  ...(['protonmail.*', 'samsung-email.*', 'thunderbird.*', 'web-de.*', 'yahoo.*'] as const),
];

/** What mail programs do not support in this HTML, one sentence for each feature. */
export async function mailSupport(html: string): Promise<string[]> {
  // A development dependency, which a machine that only sends need not have; it only advises.
  const library = await import('caniemail').catch(() => undefined);
  if (!library)
    return ['caniemail is not installed, so the support of mail programs is unchecked.'];
  const { issues } = library.caniemail({ clients: CLIENTS, html });
  const programs = new Map<string, Set<string>>();
  for (const [client, found] of issues.errors) {
    for (const { title } of found) {
      programs.set(title, (programs.get(title) ?? new Set()).add(client));
    }
  }
  return [...programs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([title, clients]) => `${title} is not supported by ${[...clients].toSorted().join(', ')}.`,
    );
}
