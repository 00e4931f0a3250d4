// Stock Astro, for comparison: a build with Astro's own settings.
export function leanBuild() {
  return { name: 'stock-build', hooks: {} };
}
