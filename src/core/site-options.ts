import type { Analytics, PolicySources } from './analytics.ts';

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
export interface ThemeColors {
  light: string;
  dark: string;
}

/** A font file: its name, and its path in an npm package. */
export interface FontFile {
  name: string;
  file: string;
}

/** The logo in the masthead, as paths of files in public/: `/logo.svg`. */
export interface Logo {
  light: string;
  /** For the dark theme; otherwise it is the same. */
  dark?: string;
  /** Whether it contains the name of the publication, which is then not shown beside it. */
  replacesName?: boolean;
}

/** Settings that src/site.config.ts may leave out. */
export interface SiteOptions {
  /** Color of kickers and marks. Without it, `--accent` in tokens.css. */
  accent: ThemeColors | undefined;
  /** The font of headlines: a package of Fontsource, or a file. */
  headlineFont: string | FontFile;
  /** The font of articles, a package of Fontsource. Without it, `--font-text` in tokens.css. */
  textFont: string | undefined;
  /** The font of labels and buttons, in the same form. Without it, `--font-label` in tokens.css. */
  labelFont: string | undefined;
  logo: Logo | undefined;
  /** Links under the name of the publication. */
  navigation: readonly NavigationEntry[];
  /** Links at the end of every page. */
  footer: readonly NavigationEntry[];
  /** Profiles of the publication elsewhere. */
  social: readonly NamedLink[];
  /** The license of the content: a line of text, and the URL of its terms. */
  license: { text: string; url?: string } | undefined;
  analytics: Analytics | undefined;
  /** Sources that pages may use besides their own, for src/custom/. */
  contentSecurityPolicy: PolicySources;
  /** How long to look for the smallest AVIF picture, from 0 to 9. */
  pictureEffort: number;
  /** Whether each article has a link card, the picture of its link previews. */
  linkCards: boolean;
  /** Whether each article is also a Markdown file. */
  markdownFiles: boolean;
  /** Which feeds have their whole archive, besides those of the site and of all issues. */
  feedArchives: readonly ('topics' | 'authors')[];
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
    headlineFont: '@fontsource/newsreader',
    textFont: undefined,
    labelFont: undefined,
    logo: undefined,
    navigation: ['news', 'topics', 'archive', 'search', 'subscribe'],
    footer: ['newsletters', ...footerPages, 'authors', 'feeds'],
    footerPages,
    social: [],
    license: undefined,
    analytics: undefined,
    contentSecurityPolicy: {},
    pictureEffort: 2,
    linkCards: true,
    markdownFiles: true,
    feedArchives: [],
    ...own,
  };
}
