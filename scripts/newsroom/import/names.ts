import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { yamlOf } from '../../../src/loading/yaml-of.ts';
import { lineFrom, shortened, shortening } from './front-matter.ts';
import type { ImportReport } from './report.ts';
import { slugFrom } from '../../../src/core/slug.ts';
import { UniqueSlugs } from './slugs.ts';
import type { SourceName } from './source-post.ts';

/** Authors or topics, and the front matter of a new one. */
export interface NameKind {
  folder: 'authors' | 'topics';
  /** The most characters of a name. */
  max: number;
  /** The most characters of what is said about one. */
  maxAbout: number;
  toYaml(name: string, about: string, given: SourceName): object;
}

export const AUTHORS: NameKind = {
  folder: 'authors',
  max: 60,
  maxAbout: 300,
  toYaml: (name, bio, { isDesk }) => ({ name, bio, ...(isDesk && { kind: 'desk' }) }),
};

export const TOPICS: NameKind = {
  folder: 'topics',
  max: 40,
  maxAbout: 200,
  toYaml: (name, description) => ({ name, description }),
};

/** The authors or topics of the publication, and those that an import adds. */
export class Names {
  readonly #kind: NameKind;
  readonly #folder: URL;
  readonly #byName = new Map<string, string>();
  readonly #slugs = new UniqueSlugs();
  /** The names without a file, by id. */
  readonly #new = new Map<string, SourceName>();

  private constructor(kind: NameKind, folder: URL) {
    this.#kind = kind;
    this.#folder = folder;
  }

  static async read(root: URL, kind: NameKind): Promise<Names> {
    const names = new Names(kind, new URL(`content/${kind.folder}/`, root));
    for (const { id, name } of await readNames(root, kind.folder)) {
      names.#slugs.take([id]);
      names.#byName.set(name.toLowerCase(), id);
      names.#byName.set(id, id);
    }
    return names;
  }

  /** Whether the publication has this name. */
  has(name: string): boolean {
    return this.#byName.has(lineFrom(name).toLowerCase());
  }

  /** The ids of the names that a post gives, or of `fallback` if it gives none. A new name gets one. */
  idsOf(given: readonly SourceName[], fallback: SourceName): string[] {
    const named = given.filter(({ name }) => lineFrom(name) !== '');
    return [...new Set((named.length > 0 ? named : [fallback]).map((one) => this.#idOf(one)))];
  }

  /** The ids of all names, also of those without a file. */
  get ids(): ReadonlySet<string> {
    return new Set(this.#byName.values());
  }

  /** Reports those of these ids that have no file yet, and writes it if `isReal`. */
  async write(ids: readonly string[], report: ImportReport, isReal: boolean): Promise<void> {
    for (const id of ids) {
      const given = this.#new.get(id);
      if (!given || !this.#new.delete(id)) continue;
      const { max, maxAbout, folder } = this.#kind;
      const whole = { name: lineFrom(given.name), about: lineFrom(given.about ?? '') };
      const name = shortened(whole.name, max);
      const about = shortened(whole.about || name, maxAbout);
      const notes = [
        `new, for “${given.name}”`,
        ...(name === whole.name ? [] : [shortening('the name', whole.name, name)]),
        ...(!whole.about || about === whole.about
          ? []
          : [shortening('the description', whole.about, about)]),
      ];
      report.addFile(`content/${folder}/${id}.yaml`, notes.join('; '));
      if (!isReal) continue;
      await mkdir(this.#folder, { recursive: true });
      const yaml = yamlOf(this.#kind.toYaml(name, about, given));
      await writeFile(new URL(`${id}.yaml`, this.#folder), yaml, { flag: 'wx' });
    }
  }

  #idOf(given: SourceName): string {
    const name = shortened(lineFrom(given.name), this.#kind.max);
    const known = this.#byName.get(name.toLowerCase()) ?? this.#byName.get(given.slug ?? '');
    if (known !== undefined) return known;
    const id = this.#slugs.take([slugFrom(given.slug ?? ''), slugFrom(name), 'name']);
    this.#byName.set(name.toLowerCase(), id);
    this.#new.set(id, given);
    return id;
  }
}

/** The authors or topics of the publication, by file name. `root` ends with a slash. */
export async function readNames(
  root: URL,
  kind: NameKind['folder'],
): Promise<{ id: string; name: string }[]> {
  const folder = new URL(`content/${kind}/`, root);
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.yaml'));
  return Promise.all(
    files.toSorted().map(async (file) => {
      const id = file.slice(0, -'.yaml'.length);
      const data: unknown = load(await readFile(new URL(file, folder), 'utf8'));
      const isNamed = typeof data === 'object' && data && 'name' in data;
      return { id, name: isNamed ? String(data.name) : id };
    }),
  );
}
