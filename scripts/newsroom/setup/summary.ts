import { isRecord } from '../../../src/core/value-at.ts';
import type { SetupPlan } from './plan-setup.ts';

/** What a plan changes, for people; empty if it changes nothing. */
export function setupSummary({ settings, write, remove }: SetupPlan): string {
  const files = Object.keys(write).filter((file) => file.startsWith('content/'));
  const deleted = remove.filter((file) => !files.includes(file));
  return [
    ...Object.entries(settings).map(([key, value]) => `${LABELS[key] ?? key}: ${shown(value)}`),
    ...files.map((file) => `Write ${file}`),
    ...(deleted.length > 0 ? [`Delete the demo: ${counts(deleted)}`] : []),
  ].join('\n');
}

/** What people call the settings that setup changes. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  motto: 'Motto',
  description: 'Description',
  locale: 'Dates and numbers',
  words: 'Language',
  timeZone: 'Time zone',
  postalAddress: 'Postal address',
  accent: 'Accent color',
  headlineFont: 'Headline font',
  license: 'License',
  idAuthority: 'Ids in feeds (idAuthority)',
  'newsletter.segment': 'Segment of subscribers in Resend',
  'newsletter.id': 'Newsletter of the form on every page',
  footerPages: 'Pages in the footer',
};

/** A value as people write it: `#8f1d1d, and #e0a0a0 in dark mode`. */
function shown(value: unknown): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.map(shown).join(', ') || 'none';
  if (!isRecord(value)) return String(value);
  const { light, dark, text, url } = value;
  if (light !== undefined) return `${shown(light)}, and ${shown(dark)} in dark mode`;
  return `${shown(text)}${url === undefined ? '' : ` (${shown(url)})`}`;
}

/** `24 in content/articles/, 13 in content/issues/`. */
function counts(files: readonly string[]): string {
  const folders = Object.groupBy(files, (file) => file.slice(0, file.lastIndexOf('/') + 1));
  return Object.entries(folders)
    .map(([folder, inIt = []]) => `${inIt.length} in ${folder}`)
    .join(', ');
}
