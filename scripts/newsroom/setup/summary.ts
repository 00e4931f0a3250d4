import type { SetupPlan } from './plan-setup.ts';

/** What a plan changes, for people; empty if it changes nothing. */
export function setupSummary({ settings, write, remove }: SetupPlan): string {
  const files = Object.keys(write).filter((file) => file.startsWith('content/'));
  const deleted = remove.filter((file) => !files.includes(file));
  return [
    ...Object.entries(settings).map(([key, value]) => `${key}: ${shown(value)}`),
    ...files.map((file) => `write ${file}`),
    ...(deleted.length > 0 ? [`delete the demo: ${counts(deleted)}`] : []),
  ].join('\n');
}

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `24 in content/articles/, 13 in content/issues/`. */
function counts(files: readonly string[]): string {
  const folders = Object.groupBy(files, (file) => file.slice(0, file.lastIndexOf('/') + 1));
  return Object.entries(folders)
    .map(([folder, inIt = []]) => `${inIt.length} in ${folder}`)
    .join(', ');
}
