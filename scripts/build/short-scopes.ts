import { globSync } from 'node:fs';
import { relative } from 'node:path';

/** The attribute with which Astro scopes the style of a component. */
const SCOPE = /data-astro-cid-\w+/g;
/** The same, as a prop of an element whose name the component computes. */
const SCOPE_PROP = /"(data-astro-cid-\w+)": ?true/g;

/**
 * Vite plugins for builds: each scoped element of a component, and each selector of its style, has an
 * attribute of 24 characters. In place of it, they set a short one with the component's number.
 */
export function shortScopes(root = process.cwd()) {
  const numbers = new Map(
    globSync('src/**/*.astro', { cwd: root })
      .toSorted()
      .map((file, i) => [file.replaceAll('\\', '/'), digitFirst(i)]),
  );
  const shortened = (code: string, id: string) => {
    const [path = id] = id.split('?');
    const number = numbers.get(relative(root, path).replaceAll('\\', '/'));
    if (number === undefined || !code.includes('data-astro-cid-')) return undefined;
    const short = code.replaceAll(SCOPE_PROP, '"$1": ""').replaceAll(SCOPE, `data-${number}`);
    return { code: short, map: null };
  };
  return [
    {
      name: 'short-scopes-of-styles',
      apply: 'build' as const,
      // Before Vite takes the style out of the module.
      enforce: 'pre' as const,
      transform: { filter: { id: /\.astro\?.*type=style/ }, handler: shortened },
    },
    {
      name: 'short-scopes-of-elements',
      apply: 'build' as const,
      // After Astro has compiled the component.
      enforce: 'post' as const,
      transform: { filter: { id: /\.astro$/ }, handler: shortened },
    },
  ];
}

/** A different name for each number. Names that people write, such as `data-id`, have a letter first. */
function digitFirst(number: number): string {
  return `${number % 10}${number < 10 ? '' : Math.floor(number / 10).toString(36)}`;
}
