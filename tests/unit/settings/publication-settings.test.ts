import { expect, test } from 'vitest';
import {
  idAuthorityAdvice,
  languageAdvice,
  publicationProblems,
} from '../../../src/settings/publication-settings.ts';

const right = {
  name: 'The Paper',
  motto: 'All of it',
  description: 'A paper of tests.',
  locale: 'en-US',
  words: 'en',
  timeZone: 'Europe/Berlin',
  dateStyle: 'long',
  headlineFont: { name: 'Newsreader', file: 'a-package/a-font.woff2' },
  idAuthority: 'paper.example,2025-04-01',
  articlesPerPage: 10,
  articlesPerFeed: 50,
  hub: '',
  recentNews: 0,
  relatedStories: 0,
  contentsFrom: 4,
  newsletter: { id: 'daily', segment: 'Readers' },
  postalAddress: ['The Paper', '1 Street'],
};
const problems = (changes: object) => publicationProblems({ ...right, ...changes }, ['de', 'en']);

test.each([
  ['as they are', {}],
  ['in another language than the words', { locale: 'nb' }],
  ['with an offset as time zone', { timeZone: '+02:00' }],
  ['with a hub', { hub: 'https://hub.example/' }],
  [
    'with links to sections, pages and other sites',
    {
      navigation: ['news', 'about', { label: 'Shop', url: 'https://shop.example/' }],
      footer: [{ label: 'Write to us', url: 'mailto:news@paper.example' }, 'feeds'],
    },
  ],
  ['with an accent', { accent: { light: '#00566b', dark: '#7cc6d8' } }],
  ['with fonts from packages', { headlineFont: '@fontsource/lora', textFont: '@fontsource/lora' }],
  ['with a logo', { logo: { light: '/logo.svg', dark: '/logo-dark.svg', replacesName: true } }],
  ['with profiles', { social: [{ label: 'Mastodon', url: 'https://social.example/@paper' }] }],
  ['with a license', { license: { text: 'CC BY 4.0', url: 'https://license.example/by/' } }],
  [
    'with analytics',
    {
      analytics: {
        service: 'goatcounter',
        script: 'https://gc.zgo.at/count.js',
        site: 'https://paper.example/count',
      },
    },
  ],
  ['with sources', { contentSecurityPolicy: { 'frame-src': ['https://talk.example'] } }],
  ['with a link in the footer to a path', { navigation: [{ label: 'About', url: '/about/' }] }],
])('settings are right %s', (_, changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ name: '' }, 'name is "". Set one line of text of 1 to 100 characters.'],
  [{ name: 1 }, 'name is 1. Set one line of text of 1 to 100 characters.'],
  [
    { motto: 'Two\nlines' },
    String.raw`motto is "Two\nlines". Set one line of text of 1 to 200 characters.`,
  ],
  [
    { description: undefined },
    'description is missing. Set one line of text of 1 to 300 characters.',
  ],
  [
    { locale: 'english' },
    'locale is "english". Set a language tag (BCP 47) such as "en-US" or "de".',
  ],
  [{ locale: 'en_US' }, 'locale is "en_US". Set a language tag (BCP 47) such as "en-US" or "de".'],
  [{ locale: '' }, 'locale is "". Set a language tag (BCP 47) such as "en-US" or "de".'],
  [{ words: 'fr' }, 'words is "fr". Set one of "de", "en".'],
  [
    { timeZone: 'Berlin' },
    'timeZone is "Berlin". Set a time zone (IANA) such as "Europe/Berlin" or "UTC".',
  ],
  [
    { timeZone: null },
    'timeZone is null. Set a time zone (IANA) such as "Europe/Berlin" or "UTC".',
  ],
  [{ dateStyle: 'huge' }, 'dateStyle is "huge". Set one of "full", "long", "medium", "short".'],
  [
    { headlineFont: 'Georgia' },
    'headlineFont is "Georgia". Set a package of Fontsource, such as "@fontsource/source-serif-4", or an object with name and file.',
  ],
  [
    { headlineFont: { name: 'Georgia' } },
    'headlineFont.file is missing. Set one line of text of 1 to 300 characters.',
  ],
  [
    { textFont: '@fontsource-variable/lora' },
    'textFont is "@fontsource-variable/lora". Set a package of Fontsource, such as "@fontsource/source-serif-4".',
  ],
  [{ accent: '#8f1d1d' }, 'accent is "#8f1d1d". Set an object with light and dark.'],
  [
    { accent: { light: 'darkred', dark: '#e58a80' } },
    'accent.light is "darkred". Set a color such as "#8f1d1d".',
  ],
  [
    { logo: { light: 'public/logo.svg' } },
    'logo.light is "public/logo.svg". Set the path of a picture in public/, such as "/logo.svg".',
  ],
  [
    { license: 'MIT' },
    'license is "MIT". Set an object with text, such as { text: "© 2025 The Paper" }.',
  ],
  [
    { analytics: { service: 'matomo', script: 'https://m.example/x.js', site: '1' } },
    'analytics.service is "matomo". Set one of "plausible", "umami", "goatcounter".',
  ],
  [
    { analytics: { service: 'goatcounter', script: 'https://gc.zgo.at/count.js', site: 'me' } },
    'analytics.site is "me". Set the URL of your counter, such as "https://me.goatcounter.com/count".',
  ],
  [
    { contentSecurityPolicy: { 'default-src': ['*'] } },
    'contentSecurityPolicy.default-src is ["*"]. Set sources for script-src, style-src, img-src, font-src, connect-src, frame-src, media-src, manifest-src, such as { "frame-src": ["https://example.org"] }.',
  ],
  [
    { contentSecurityPolicy: { 'img-src': ['*; script-src *'] } },
    'contentSecurityPolicy.img-src[0] is "*; script-src *". Set a source, such as "https://example.org".',
  ],
  [
    { idAuthority: 'paper.example' },
    'idAuthority is "paper.example". Set a domain that you own and a date on which you owned it, such as "example.org,2025".',
  ],
  [
    { idAuthority: 'paper.example,2025-13' },
    'idAuthority is "paper.example,2025-13". Set a domain that you own and a date on which you owned it, such as "example.org,2025".',
  ],
  [{ articlesPerPage: 0 }, 'articlesPerPage is 0. Set a whole number, 1 or more.'],
  [{ articlesPerFeed: '50' }, 'articlesPerFeed is "50". Set a whole number, 1 or more.'],
  [{ recentNews: -1 }, 'recentNews is -1. Set a whole number, 0 or more.'],
  [{ relatedStories: 2.5 }, 'relatedStories is 2.5. Set a whole number, 0 or more.'],
  [{ contentsFrom: undefined }, 'contentsFrom is missing. Set a whole number, 1 or more.'],
  [{ hub: 'hub.example' }, `hub is "hub.example". Set the URL of a WebSub hub, or '' for none.`],
  [{ newsletter: undefined }, 'newsletter is missing. Set an object with id and segment.'],
  [
    { newsletter: { ...right.newsletter, id: 'daily.yaml' } },
    'newsletter.id is "daily.yaml". Set a file name without its extension, in lower-case letters, digits and single hyphens.',
  ],
  [
    { newsletter: { ...right.newsletter, segment: '' } },
    'newsletter.segment is "". Set one line of text of 1 to 100 characters.',
  ],
  [
    { postalAddress: '1 Street' },
    'postalAddress is "1 Street". Set a list of lines, such as ["Broadsheet", "1 Example Street"].',
  ],
  [
    { footerPages: ['about', 'A B'] },
    'footerPages[1] is "A B". Set a file name without its extension, in lower-case letters, digits and single hyphens.',
  ],
  [
    { navigation: ['My shop'] },
    'navigation[0] is "My shop". Set one of "news", "topics", "archive", "search", "subscribe", "newsletters", "authors", "feeds", the name of a file in content/pages/, or an object with label and url, such as { label: "Shop", url: "https://shop.example.org/" }.',
  ],
  [
    { footer: [{ label: 'Shop', url: 'shop.example' }] },
    'footer[0].url is "shop.example". Set a URL that starts with https://, or a path of this site such as "/about/".',
  ],
  [
    { navigation: 'news' },
    'navigation is "news". Set a list, such as ["news", "about", "subscribe"].',
  ],
  [
    { footer: ['feeds'], footerPages: ['about'] },
    'footerPages is ["about"]. Set its pages in footer, and remove footerPages.',
  ],
  [{ local: 'de' }, 'local is not a setting. Correct its spelling, or remove it.'],
  [
    { newsletter: { ...right.newsletter, ids: ['a'] } },
    'newsletter.ids is not a setting. Correct its spelling, or remove it.',
  ],
  [
    { newsletter: { ...right.newsletter, name: 'Daily' } },
    'newsletter.name is no longer a setting. Readers see the name in content/newsletters/daily.yaml. Set it there, and remove it here.',
  ],
  [
    { newsletter: { ...right.newsletter, promise: 'One a day.' } },
    'newsletter.promise is no longer a setting. Readers see the promise in content/newsletters/daily.yaml. Set it there, and remove it here.',
  ],
])('%j is refused', (changes, line) => {
  expect(problems(changes)).toEqual([line]);
});

test('each invalid setting has a line', () => {
  expect(problems({ locale: 'x', timeZone: 'y', words: 'z' })).toHaveLength(3);
  expect(publicationProblems(undefined, ['en'])).toEqual([
    'site is missing. Set an object, such as `export const site = { … }`.',
  ]);
});

test('dates in another language than the interface are allowed, with a warning', () => {
  expect(languageAdvice({ locale: 'de-AT', words: 'de' })).toBeUndefined();
  expect(languageAdvice({ locale: 'nb-NO', words: 'en' })).toBe(
    'Dates and numbers are in "nb", but the interface is in "en". To change that, set locale and words in src/site.config.ts.',
  );
});

test.each(['broadsheet.example,2025', 'news.example.org,2025-04-01', 'me@example.com,2025'])(
  'an authority for ids that nobody can own is named: %s',
  (idAuthority) => {
    expect(idAuthorityAdvice({ idAuthority })).toContain(`idAuthority is "${idAuthority}"`);
  },
);

test('an authority for ids that the publisher owns is not named', () => {
  for (const idAuthority of ['paper.org,2025', 'example-news.org,2025', 'myexample.com,2025'])
    expect(idAuthorityAdvice({ idAuthority })).toBeUndefined();
});
