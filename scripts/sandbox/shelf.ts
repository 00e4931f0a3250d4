interface PageRequest<T> {
  /** How many things at most. */
  limit: number;
  /** Only what stands after (is older than) the thing of this id. */
  after?: string | undefined;
  /** Only what stands before (is newer than) the thing of this id. */
  before?: string | undefined;
  /** Only things for which this holds. */
  where?: ((item: T) => boolean) | undefined;
}

/**
 * Things kept in the order in which they came, found by id (or by a second name, such as an
 * e-mail address, letter case aside) and paged newest first. Finding, adding and a page cost the
 * same with ten things and with a hundred thousand.
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

  /** Removes the oldest things until `keep` are left. */
  trim(keep: number): void {
    while (this.size > keep) {
      const oldest = this.#slots[this.#first];
      if (!oldest) return;
      this.remove(oldest);
    }
  }

  /** A page of things, newest first; undefined when the cursor names nothing on this shelf. */
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
