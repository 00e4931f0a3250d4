import { CORE_SCHEMA, load } from 'js-yaml';
import { type ExportFiles, textOfFile } from '../../exports/export-files.ts';
import { record, textIn } from '../front-matter-values.ts';

/**
 * The paths that redirect to each path, from the file with redirects that Ghost downloads: `redirects.yaml`,
 * or `redirects.json` of old versions. Leaves out patterns that stand for more than one path.
 */
export async function redirectsIn(files: ExportFiles): Promise<Map<string, string[]>> {
  const oldPaths = new Map<string, string[]>();
  for (const name of files.names.filter((one) => /(?:^|\/)redirects\.(?:ya?ml|json)$/.test(one))) {
    for (const [pattern, to] of pairsIn(await textOfFile(files, name))) {
      const from = pattern
        .replace(/^\^/, '')
        .replace(/\$$/, '')
        .replaceAll(/\\(?=\W)/g, '');
      if (!from.startsWith('/') || /[*+?()[\]|]/.test(from)) continue;
      oldPaths.set(to, [...(oldPaths.get(to) ?? []), from]);
    }
  }
  return oldPaths;
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
