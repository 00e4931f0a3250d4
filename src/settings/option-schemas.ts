import { z } from 'zod';
import { SECTIONS } from '../core/site-options.ts';
import { line, linkAddress, matching, slug } from './value-schemas.ts';

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
  navigation,
  footer: navigation,
  footerPages: z.array(slug, { error: 'a list of names of files in content/pages/' }).optional(),
};
