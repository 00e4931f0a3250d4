import type { CanIEmailOptions } from 'caniemail';

// Others lack an entry for media queries, and the library throws at what it does not know.
const CLIENTS: CanIEmailOptions['clients'] = [
  ...(['apple-mail.ios', 'apple-mail.macos', 'gmail.android', 'gmail.desktop-webmail'] as const),
  ...(['gmail.ios', 'outlook.android', 'outlook.ios', 'outlook.macos'] as const),
  ...(['outlook.outlook-com', 'outlook.windows', 'samsung-email.android'] as const),
  ...(['thunderbird.macos', 'yahoo.android', 'yahoo.desktop-webmail', 'yahoo.ios'] as const),
];

/** What every email of Broadsheet has, and is complete without: docs/benchmarks.md says why. */
const INTENDED: ReadonlySet<string> = new Set([
  '<body> element',
  '@media',
  'color-scheme CSS property',
  'color-scheme meta tag',
  'max-height property',
  'overflow',
  'word-break',
]);

/**
 * What the usual mail programs do not support in the HTML of an email, one sentence for each feature. What
 * every email has is left out, because an editor cannot change it.
 */
export async function mailSupport(html: string): Promise<string[]> {
  // A development dependency, which a machine that only sends need not have; it only advises.
  const library = await import('caniemail').catch(() => undefined);
  if (!library)
    return ['caniemail is not installed, so the support of mail programs is unchecked.'];
  const { issues } = library.caniemail({ clients: CLIENTS, html });
  const programs = new Map<string, Set<string>>();
  for (const [client, found] of issues.errors) {
    for (const { title } of found) {
      if (INTENDED.has(title)) continue;
      programs.set(title, (programs.get(title) ?? new Set()).add(client));
    }
  }
  return [...programs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([title, clients]) => `${title} is not supported by ${[...clients].toSorted().join(', ')}.`,
    );
}
