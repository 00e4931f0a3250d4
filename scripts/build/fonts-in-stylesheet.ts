/** The module of Astro's fonts API that its `<Font />` takes the rules of each font from. */
const FONTS = '\0virtual:astro:assets/fonts/internal';

/**
 * Plugins of Vite. They put the rules of Astro's fonts API into the site's own style: `<Font />` would
 * write a second one into every page, and the policy knows one alone. `standIns` are rules to stand
 * beside them. Throw an Error when a version of Astro keeps them elsewhere.
 */
export function fontsInStylesheet(standIns: string) {
  let astroFonts: VitePlugin | undefined;
  const plugin = {
    name: 'fonts-in-stylesheet',
    configResolved({ plugins }: { plugins: readonly VitePlugin[] }) {
      astroFonts = plugins.find(({ name }) => name === 'astro:fonts');
    },
    transform: {
      filter: { id: /\/src\/styles\/site\.css$/ },
      async handler(code: string) {
        // The bundle of on-demand pages is to have no style sheet of its own.
        return code
          ? { code: code + (await fontRules(astroFonts)) + standIns, map: null }
          : undefined;
      },
    },
  };
  return [
    // Behind Vite's own CSS plugin, which would miss the fonts' files: they are written later.
    { ...plugin, apply: 'build' as const },
    // Before Astro keeps the styles for the pages of the development server.
    { ...plugin, apply: 'serve' as const, enforce: 'pre' as const },
  ];
}

async function fontRules(astroFonts: VitePlugin | undefined): Promise<string> {
  const module = await astroFonts?.load?.handler(FONTS);
  if (!module) throw new Error('scripts/build/fonts-in-stylesheet.ts does not know this Astro.');
  const { componentDataByCssVariable }: { componentDataByCssVariable: Map<string, FontRules> } =
    await import(`data:text/javascript,${encodeURIComponent(module.code)}`);
  return [...componentDataByCssVariable.values()].map(({ css }) => css).join('\n');
}

/** What is used here of the plugins, and of that module. */
interface VitePlugin {
  name: string;
  load?: { handler(id: string): Promise<{ code: string } | undefined> };
}

interface FontRules {
  css: string;
}
