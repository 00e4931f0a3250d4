import {
  FEED_FORMATS,
  feedContentType,
  type FeedFormat,
  feedFormats,
} from '../core/feed-formats.ts';
import { links } from '../core/links.ts';
import { contentSecurityPolicy, type PolicyFacts } from './content-security-policy.ts';

/** Addresses whose responses have the same headers. */
export interface HeaderClass {
  /** What they are, for people: `feeds`. */
  of: string;
  /** Patterns: `:name` stands for one part of a path, `*` for anything. A pattern has one `*` at most. */
  addresses: readonly string[];
  /** Headers of every response, such as redirects and errors. */
  headers?: Headers;
  /** Headers of a file, besides those. */
  ofFile?: Headers;
  /** The same for programs, where a host can tell them from browsers: they do not accept HTML. */
  ofFileForPrograms?: Headers;
}

type Headers = Readonly<Record<string, string>>;

/**
 * The one table of headers, for every host. A response has the headers of all classes that its address
 * matches; of two with the same name, that of the later class. `siteUrl` is the root of the site: HSTS is
 * sent over https only. Types that every web server knows are left out.
 */
export function headerTable({
  siteUrl,
  ...facts
}: PolicyFacts & { siteUrl: string }): readonly HeaderClass[] {
  const policy = (kind: Parameters<typeof contentSecurityPolicy>[0]) => ({
    'Content-Security-Policy': contentSecurityPolicy(kind, facts),
  });
  return [
    {
      of: 'everything',
      addresses: ['/*'],
      headers: {
        ...policy('page'),
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': PERMISSIONS_POLICY,
        'Cross-Origin-Opener-Policy': 'same-origin',
        ...(siteUrl.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000' }),
      },
      ofFile: { 'Cache-Control': 'public, max-age=0, must-revalidate' },
    },
    { of: 'the search page', addresses: [links.search], headers: policy('search') },
    // RFC 7303, section 9.1.
    { of: 'XML', addresses: ['/*.xml'], ofFile: { 'Content-Type': XML } },
    ...FEED_FORMATS.map((format) => ({
      of: `${feedFormats[format].name} feeds`,
      addresses: feedAddresses(format),
      headers: policy('feed'),
      ofFile: {
        // Browsers would download a type that they cannot display.
        'Content-Type': feedFormats[format].isXml ? XML : feedContentType(format),
        ...SHARED,
      },
      ofFileForPrograms: { 'Content-Type': feedContentType(format) },
    })),
    {
      of: 'the list of feeds',
      addresses: [links.feedList],
      ofFile: { 'Content-Type': FEED_LIST_TYPE, ...SHARED },
    },
    {
      of: 'the style sheet of feeds',
      addresses: [links.feedTransform],
      ofFile: { 'Content-Type': FEED_TRANSFORM_TYPE },
    },
    {
      of: 'articles as Markdown',
      addresses: ['/*.md'],
      ofFile: { 'Content-Type': 'text/markdown; charset=utf-8' },
    },
    {
      of: 'emails of issues',
      addresses: [links.issueFile(':issue', 'email.html')],
      headers: policy('email'),
    },
    // They are not pages.
    {
      of: 'templates of emails',
      addresses: [`${links.mails}*`],
      headers: { 'X-Robots-Tag': 'noindex, nofollow' },
    },
    {
      of: 'files with a content hash in their names',
      addresses: HASHED_FILES,
      ofFile: { 'Cache-Control': 'public, max-age=31536000, immutable' },
    },
  ];
}

export const FEED_LIST_TYPE = 'text/x-opml; charset=utf-8';
export const FEED_TRANSFORM_TYPE = 'text/xsl; charset=utf-8';
const XML = 'application/xml; charset=utf-8';
/** Scripts of any site may read feeds. */
const SHARED = { 'Access-Control-Allow-Origin': '*' };

/** The addresses of files with a content hash in their names. */
export const HASHED_FILES: readonly string[] = ['/_astro/*'];

/** Every place of a feed: of the site, of a list and of issues, and the pages of their archives. */
export function feedAddresses(format: FeedFormat): string[] {
  const { stem, extension } = feedFormats[format];
  const lists = [links.newsletters, links.topic(':id'), links.author(':id')];
  return [links.home, ...lists].flatMap((home) => [
    links.feed(home, format),
    `${home}${stem}/*.${extension}`,
  ]);
}

const PERMISSIONS_POLICY = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
