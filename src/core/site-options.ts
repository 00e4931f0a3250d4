/** Parts of the site that a navigation can name. */
export const SECTIONS = [
  'news',
  'topics',
  'archive',
  'search',
  'subscribe',
  'newsletters',
  'authors',
  'feeds',
] as const;
export type Section = (typeof SECTIONS)[number];

/** A link with its text: its address is a URL, or a path of this site such as `/about/`. */
export interface NamedLink {
  label: string;
  url: string;
}

/** An entry of a navigation: a section, the id of a page in content/pages/, or a link. */
export type NavigationEntry = string | NamedLink;

/** A color for each theme, as `#8f1d1d`. */
export interface Accent {
  light: string;
  dark: string;
}

/** Settings that src/site.config.ts may leave out. */
export interface SiteOptions {
  /** Color of kickers and marks. Without it, `--accent` in tokens.css. */
  accent: Accent | undefined;
  /** Links under the name of the publication. */
  navigation: readonly NavigationEntry[];
  /** Links at the end of every page. */
  footer: readonly NavigationEntry[];
  /** Pages in the footer, if `footer` is not set. */
  footerPages: readonly string[];
}

/** The settings of a publication with the default of each one that it leaves out. */
export function withDefaults<S extends object>(
  own: S & Partial<SiteOptions>,
): Omit<S, keyof SiteOptions> & SiteOptions {
  const { footerPages = [] } = own;
  return {
    accent: undefined,
    navigation: ['news', 'topics', 'archive', 'search', 'subscribe'],
    footer: ['newsletters', ...footerPages, 'authors', 'feeds'],
    footerPages,
    ...own,
  };
}
