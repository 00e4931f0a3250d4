interface PageRequest<T> {
  /** The most items on a page. */
  limit: number;
  /** Only items after (older than) the item with this id. */
  after?: string | undefined;
  /** Only items before (newer than) the item with this id. */
  before?: string | undefined;
  /** Only items that match. */
  where?: ((item: T) => boolean) | undefined;
}

/**
 * Keeps items in order of arrival. Finds them by id, or by a second name, such as an email address, in
 * any letter case, and pages through them newest first. Finding, adding and paging cost the same with
 * ten items and with a hundred thousand.
 */
export class Shelf<T extends { id: string }> {
  #places = new Map<string, number>();
  #slots: (T | undefined)[] = [];
  #first = 0;
  readonly #alias: ((item: T) => string) | undefined;

  constructor(alias?: (item: T) => string) {
    this.#alias = alias;
  }

  get size(): number {
    return this.#alias ? this.#places.size / 2 : this.#places.size;
  }

  get(idOrAlias: string | undefined): T | undefined {
    if (idOrAlias === undefined) return undefined;
    const place = this.#places.get(idOrAlias) ?? this.#places.get(idOrAlias.toLowerCase());
    return place === undefined ? undefined : this.#slots[place];
  }

  add(item: T): T {
    for (const name of this.#names(item)) this.#places.set(name, this.#slots.length);
    this.#slots.push(item);
    return item;
  }

  remove(item: T): void {
    const place = this.#places.get(item.id);
    if (place === undefined) return;
    for (const name of this.#names(item)) this.#places.delete(name);
    this.#slots[place] = undefined;
    while (this.#first < this.#slots.length && !this.#slots[this.#first]) this.#first += 1;
    if (this.#slots.length > 64 && this.#slots.length > 4 * this.size) this.#closeRanks();
  }

  /** Removes the oldest items until `keep` are left. */
  trim(keep: number): void {
    while (this.size > keep) {
      const oldest = this.#slots[this.#first];
      if (!oldest) return;
      this.remove(oldest);
    }
  }

  /** A page of items, newest first; undefined if the cursor is not the id of an item. */
  page({ limit, after, before, where }: PageRequest<T>): { items: T[]; more: boolean } | undefined {
    const cursor = after ?? before;
    const place = cursor === undefined ? this.#slots.length : this.#places.get(cursor);
    if (place === undefined) return undefined;

    const step = before === undefined ? -1 : 1;
    const items: T[] = [];
    for (let at = place + step; at >= this.#first && at < this.#slots.length; at += step) {
      const item = this.#slots[at];
      if (!item || where?.(item) === false) continue;
      if (items.length === limit) return { items: inOrder(items, step), more: true };
      items.push(item);
    }
    return { items: inOrder(items, step), more: false };
  }

  /** Oldest first. */
  *[Symbol.iterator](): Generator<T> {
    for (let at = this.#first; at < this.#slots.length; at += 1) {
      const item = this.#slots[at];
      if (item) yield item;
    }
  }

  #names(item: T): string[] {
    return this.#alias ? [item.id, this.#alias(item).toLowerCase()] : [item.id];
  }

  #closeRanks(): void {
    const items = [...this];
    this.#places = new Map();
    this.#slots = [];
    this.#first = 0;
    for (const item of items) this.add(item);
  }
}

function inOrder<T>(items: T[], step: number): T[] {
  return step === 1 ? items.toReversed() : items;
}

/**
 * When an item that is added now was created, in milliseconds: later than all before it. Resend's times
 * have microseconds, so the oldest of several is always the one that was created first.
 */
export function createdAfter(items: Iterable<{ createdAt: number }>, now: number): number {
  return Math.max(now, ...Array.from(items, ({ createdAt }) => createdAt + 1));
}
