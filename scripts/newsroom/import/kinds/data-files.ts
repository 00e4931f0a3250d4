import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { LeftOut, SourceName, SourceRedirect } from '../source-post.ts';
import { record, textIn, type Values } from './front-matter-values.ts';

/** What is beside the posts of a site, in `data/`, where Hugo and `npm run export` have it. */
export interface DataFiles {
  authors: ReadonlyMap<string, SourceName>;
  topics: ReadonlyMap<string, SourceName>;
  redirects: readonly SourceRedirect[];
  leftOut: readonly LeftOut[];
}

/** Reads `data/` in a folder, or else beside it. */
export async function dataFiles(root: string): Promise<DataFiles> {
  const places = [join(root, 'data'), join(dirname(root), 'data')];
  const found = await Promise.all(places.map((place) => readdir(place).catch(() => undefined)));
  const folder = places[found.findIndex((names) => names !== undefined)];
  const files = (kind: string) => (folder === undefined ? [] : yamlFiles(join(folder, kind)));
  const [names] = found.filter((one) => one !== undefined);
  const other = names?.includes('redirects.yaml') && folder ? join(folder, 'redirects.yaml') : '';
  return {
    authors: byName(await files('authors'), 'bio'),
    topics: byName(await files('topics'), 'description'),
    redirects: other ? redirectsIn(await valuesIn(other)) : [],
    leftOut: (await files('newsletters')).map(({ id }) => ({
      from: `data/newsletters/${id}.yaml`,
      reason: 'is a newsletter. To keep it, copy it to content/newsletters/',
    })),
  };
}

/** What is known of an author or a topic that a post names, by name or file name. */
export function known(name: string, all: ReadonlyMap<string, SourceName>): SourceName {
  return all.get(name.toLowerCase()) ?? { name };
}

async function yamlFiles(folder: string): Promise<{ id: string; values: Values }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml'));
  return Promise.all(
    names.toSorted().map(async (name) => ({
      id: basename(name, '.yaml'),
      values: await valuesIn(join(folder, name)),
    })),
  );
}

async function valuesIn(file: string): Promise<Values> {
  try {
    return record(load(await readFile(file, 'utf8'), { schema: CORE_SCHEMA }));
  } catch {
    return {};
  }
}

function byName(
  files: readonly { id: string; values: Values }[],
  about: string,
): Map<string, SourceName> {
  const all = new Map<string, SourceName>();
  for (const { id, values } of files) {
    const name = textIn(values, 'name', 'title') ?? id;
    const isDesk = values['kind'] === 'desk';
    const one = { name, slug: id, about: textIn(values, about, 'description', 'bio'), isDesk };
    for (const key of [id, name.toLowerCase()]) all.set(key, one);
  }
  return all;
}

function redirectsIn(values: Values): SourceRedirect[] {
  return Object.entries(values).flatMap(([from, target]): SourceRedirect[] => {
    const gone = textIn(record(target), 'gone');
    if (gone !== undefined) return [{ from, gone }];
    return typeof target === 'string' ? [{ from, to: target }] : [];
  });
}
