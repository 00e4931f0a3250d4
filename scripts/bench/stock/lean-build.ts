// The stock way, for comparison: a build as Astro starts it.
export function leanBuild() {
  return { name: 'stock-build', hooks: {} };
}
