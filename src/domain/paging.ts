/**
 * `items` in pages of `size`, in their order. No items make one empty page, so that the first page
 * always exists.
 */
export function inPages<T>(items: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}
