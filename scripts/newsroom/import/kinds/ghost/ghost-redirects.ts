import { CORE_SCHEMA, load } from 'js-yaml';
import { type ExportFiles, textOfFile } from '../../exports/export-files.ts';
import type { LeftOut } from '../../source-post.ts';
import { record, textIn } from '../front-matter-values.ts';

/**
 * The redirects in the file that Ghost downloads: `redirects.yaml`, or `redirects.json` of old versions.
 * Patterns that stand for more than one path are left out.
 */
export async function redirectsIn(
  files: ExportFiles,
): Promise<{ redirects: { from: string; to: string }[]; leftOut: LeftOut[] }> {
  const redirects: { from: string; to: string }[] = [];
  const leftOut: LeftOut[] = [];
  for (const name of files.names.filter((one) => /(?:^|\/)redirects\.(?:ya?ml|json)$/.test(one))) {
    for (const [pattern, to] of pairsIn(await textOfFile(files, name))) {
      const from = pattern
        .replace(/^\^/, '')
        .replace(/\$$/, '')
        .replaceAll(/\\(?=\W)/g, '');
      if (from.startsWith('/') && !/[*+?()[\]|]/.test(from)) redirects.push({ from, to });
      else
        leftOut.push({
          from: `the redirect from ${pattern}`,
          reason: 'is left out, because it stands for more than one path',
        });
    }
  }
  return { redirects, leftOut };
}

function pairsIn(text: string): (readonly [from: string, to: string])[] {
  try {
    // JSON is YAML.
    const data = load(text, { schema: CORE_SCHEMA });
    if (Array.isArray(data))
      return data.map((one) => [
        textIn(record(one), 'from') ?? '',
        textIn(record(one), 'to') ?? '',
      ]);
    return Object.values(record(data)).flatMap((group) =>
      Object.entries(record(group)).map(([from, to]) => [from, String(to)] as const),
    );
  } catch {
    return [];
  }
}
