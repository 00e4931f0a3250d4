/** The module from which `<Font />` of Astro's fonts API takes the rules of each font. */
const FONTS = '\0virtual:astro:assets/fonts/internal';

/**
 * Vite plugins that put the rules of Astro's fonts API into the site's own style sheet: `<Font />` would
 * add a second style to every page, and the Content-Security-Policy allows only one. `standIns` are
 * additional rules. The plugins throw an Error if a version of Astro keeps the rules elsewhere.
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
        // The bundle of on-demand pages must not get its own style sheet.
        return code
          ? { code: code + (await fontRules(astroFonts)) + standIns, map: null }
          : undefined;
      },
    },
  };
  return [
    // After Vite's CSS plugin, which would not find the font files: they are written later.
    { ...plugin, apply: 'build' as const },
    // Before Astro collects the styles for pages of the development server.
    { ...plugin, apply: 'serve' as const, enforce: 'pre' as const },
  ];
}

async function fontRules(astroFonts: VitePlugin | undefined): Promise<string> {
  const module = await astroFonts?.load?.handler(FONTS);
  if (!module) {
    throw new Error(
      `${FONTS.slice(1)} is missing. Update scripts/build/fonts-in-stylesheet.ts for this version of Astro.`,
    );
  }
  const { componentDataByCssVariable }: { componentDataByCssVariable: Map<string, FontRules> } =
    await import(`data:text/javascript,${encodeURIComponent(module.code)}`);
  return [...componentDataByCssVariable.values()].map(({ css }) => css).join('\n');
}

/** The parts of Vite plugins and of that module that are used here. */
interface VitePlugin {
  name: string;
  load?: { handler(id: string): Promise<{ code: string } | undefined> };
}

interface FontRules {
  css: string;
}
