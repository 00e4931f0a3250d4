import { record, type Values } from '../front-matter-values.ts';

/**
 * What `npm run export` adds to the metadata of its export: the addresses of posts in Ghost that lead to them
 * already. The others are new.
 */
export const OLD_ADDRESSES = 'broadsheet_old_addresses';

/** The tables of an export of Ghost. */
export class GhostTables {
  readonly posts: readonly Values[];
  readonly #oldAddresses: readonly unknown[] | undefined;
  readonly #tags: ReadonlyMap<string, Values>;
  readonly #users: ReadonlyMap<string, Values>;
  readonly #meta: ReadonlyMap<string, Values>;
  readonly #tagsOfPosts: ReadonlyMap<string, readonly Values[]>;
  readonly #authorsOfPosts: ReadonlyMap<string, readonly Values[]>;

  private constructor(data: Values, meta: Values) {
    const old = meta[OLD_ADDRESSES];
    this.#oldAddresses = Array.isArray(old) ? old : undefined;
    this.posts = rows(data, 'posts');
    this.#tags = byKey(rows(data, 'tags'), 'id');
    this.#users = byKey(rows(data, 'users'), 'id');
    this.#meta = byKey(rows(data, 'posts_meta'), 'post_id');
    this.#tagsOfPosts = grouped(rows(data, 'posts_tags'));
    this.#authorsOfPosts = grouped(rows(data, 'posts_authors'));
  }

  /** The tables in a file, in the shape of any version; `undefined` if it has no posts. */
  static from(file: Values): GhostTables | undefined {
    const [first] = rows(file, 'db');
    const data = [record(first?.['data']), record(file['data']), file].find((one) =>
      Array.isArray(one['posts']),
    );
    return data && new GhostTables(data, record(first?.['meta']));
  }

  /** Whether a post was ever at its address in Ghost. It was not if it comes from `npm run export`. */
  wasAt(address: string): boolean {
    return this.#oldAddresses?.includes(address) ?? true;
  }

  /** What old versions keep in a post, and new ones beside it. */
  metaOf(post: Values): Values {
    return { ...post, ...this.#meta.get(key(post['id'])) };
  }

  /** The tags of a post in their order. */
  tagsOf(post: Values): readonly Values[] {
    const own = rows(post, 'tags');
    return own.length > 0
      ? own
      : joined(this.#tagsOfPosts.get(key(post['id'])), 'tag_id', this.#tags);
  }

  /** The authors of a post in their order. */
  authorsOf(post: Values): readonly Values[] {
    const own = rows(post, 'authors');
    const named =
      own.length > 0
        ? own
        : joined(this.#authorsOfPosts.get(key(post['id'])), 'author_id', this.#users);
    const only = this.#users.get(key(post['author_id']));
    return named.length > 0 || !only ? named : [only];
  }
}

/** The objects in a list; empty if there is none. */
export function rows(values: Values, name: string): Values[] {
  const list = values[name];
  return Array.isArray(list) ? list.map(record) : [];
}

/** Ids were numbers in old versions. */
function key(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function byKey(list: readonly Values[], name: string): Map<string, Values> {
  return new Map(list.map((one) => [key(one[name]), one]));
}

function grouped(list: readonly Values[]): Map<string, Values[]> {
  return Map.groupBy(
    list.toSorted((a, b) => Number(a['sort_order'] ?? 0) - Number(b['sort_order'] ?? 0)),
    (one) => key(one['post_id']),
  );
}

function joined(
  links: readonly Values[] | undefined,
  name: string,
  all: ReadonlyMap<string, Values>,
): Values[] {
  return (links ?? []).map((link) => all.get(key(link[name]))).filter((one) => one !== undefined);
}
