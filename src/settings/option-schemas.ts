import { z } from 'zod';
import { ANALYTICS_SERVICES } from '../core/analytics.ts';
import { isWebAddress } from '../core/web-address.ts';
import { SECTIONS } from '../core/site-options.ts';
import { line, linkAddress, matching, oneOf, slug } from './value-schemas.ts';

const sections = SECTIONS.map((name) => `"${name}"`).join(', ');

const namedLink = z.strictObject(
  { label: line(60), url: linkAddress },
  { error: 'an object with label and url' },
);

const navigation = z
  .array(
    z.union([slug, namedLink], {
      error: `one of ${sections}, the name of a file in content/pages/, or an object with label and url, such as { label: "Shop", url: "https://shop.example.org/" }`,
    }),
    { error: 'a list, such as ["news", "about", "subscribe"]' },
  )
  .optional();

const color = matching((text) => /^#[\da-f]{6}$/i.test(text), 'a color such as "#8f1d1d"');

const fontPackage = matching(
  (text) => /^@fontsource\/[a-z\d-]+$/.test(text),
  'a package of Fontsource, such as "@fontsource/source-serif-4"',
);

const logoFile = matching(
  (text) => /^\/[\w./-]+\.(?:avif|gif|jpe?g|png|svg|webp)$/.test(text) && !text.includes('..'),
  'the path of a picture in public/, such as "/logo.svg"',
);

const webAddress = matching(isWebAddress, 'a URL that starts with https://');

const license = z.strictObject(
  { text: line(200), url: webAddress.optional() },
  { error: 'an object with text, such as { text: "© 2025 The Paper" }' },
);

const effortError = 'a whole number from 0 to 9';
const effort = z
  .int({ error: effortError })
  .min(0, { error: effortError })
  .max(9, { error: effortError });
const trueOrFalse = z.boolean({ error: 'true or false' });

const analytics = z
  .strictObject(
    {
      service: oneOf(Object.keys(ANALYTICS_SERVICES)),
      script: webAddress,
      site: line(200),
    },
    { error: 'an object with service, script and site' },
  )
  .refine(({ service, site }) => service !== 'goatcounter' || isWebAddress(site), {
    path: ['site'],
    error: 'the URL of your counter, such as "https://me.goatcounter.com/count"',
  });

/** Directives that load something (CSP 3, section 6.1), without those that a page needs as they are. */
const directives = ['script', 'style', 'img', 'font', 'connect', 'frame', 'media', 'manifest'];

const contentSecurityPolicy = z.record(
  z.string().refine((name) => directives.some((one) => name === `${one}-src`)),
  z.array(
    matching((text) => /^[^\s;,]+$/.test(text), 'a source, such as "https://example.org"'),
    {
      error: 'a list of sources, such as ["https://example.org"]',
    },
  ),
  {
    error: `sources for ${directives.map((name) => `${name}-src`).join(', ')}, such as { "frame-src": ["https://example.org"] }`,
  },
);

/** The schemas of SiteOptions. Error messages continue the sentence "Set …". */
export const optionSchemas = {
  accent: z
    .strictObject({ light: color, dark: color }, { error: 'an object with light and dark' })
    .optional(),
  headlineFont: z
    .union([fontPackage, z.strictObject({ name: line(100), file: line(300) })], {
      error:
        'a package of Fontsource, such as "@fontsource/source-serif-4", or an object with name and file',
    })
    .optional(),
  textFont: fontPackage.optional(),
  labelFont: fontPackage.optional(),
  logo: z
    .strictObject(
      {
        light: logoFile,
        dark: logoFile.optional(),
        replacesName: trueOrFalse.optional(),
      },
      { error: 'an object with light, such as { light: "/logo.svg" }' },
    )
    .optional(),
  navigation,
  footer: navigation,
  social: z
    .array(namedLink, {
      error:
        'a list of links, such as [{ label: "Mastodon", url: "https://social.example.org/@paper" }]',
    })
    .optional(),
  license: license.optional(),
  analytics: analytics.optional(),
  contentSecurityPolicy: contentSecurityPolicy.optional(),
  pictureEffort: effort.optional(),
  linkCards: trueOrFalse.optional(),
  markdownFiles: trueOrFalse.optional(),
  feedArchives: z
    .array(
      matching((text) => text === 'topics' || text === 'authors', '"topics" or "authors"'),
      { error: 'a list of "topics" and "authors"' },
    )
    .optional(),
  footerPages: z.array(slug, { error: 'a list of names of files in content/pages/' }).optional(),
};
