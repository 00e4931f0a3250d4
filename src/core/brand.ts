/** The publisher's own logo and icons in public/. */
export interface Brand {
  /** The logo of the masthead, from the `logo` setting. Its size is in pixels. */
  logo: { width: number; height: number } | undefined;
  /** The icons for browsers and the web app manifest, as attributes of `<link>`. Empty without own ones. */
  icons: readonly IconLink[];
  /** The name of the headline font. */
  headlineFont: string;
}

export interface IconLink {
  rel: 'icon' | 'apple-touch-icon' | 'manifest';
  href: string;
  type?: string;
  sizes?: string;
}
