import { mailPlaceholders } from '../../mail/mail-placeholders.ts';
import { SUBJECT_LENGTH } from '../issue.ts';
import { exampleAddress } from './example-address.ts';
import type { MailFacts, PreflightInput, Rule } from './finding.ts';

/**
 * Bytes of HTML. Gmail hides everything after about 102 KB, including the link to unsubscribe, and
 * the provider makes every link longer.
 */
export const MAX_MAIL_HTML = 90 * 1024;
const OWN = Object.values(mailPlaceholders);
const FORGOTTEN = /\b(?:lorem ipsum|TODO|TBD|FIXME|XXX)\b|\[(?:insert|placeholder)[^\]]*\]/i;

export const size: Rule = ({ manifest: { sizes } }) =>
  sizes.html <= MAX_MAIL_HTML
    ? []
    : [`The HTML has ${sizes.html} bytes; the limit is ${MAX_MAIL_HTML}.`];

export const subject: Rule = ({ manifest: { id, subject }, otherSubjects }) => [
  ...(isSubjectLength(subject)
    ? []
    : [
        `The subject has ${subject.length} characters; the limits are ${SUBJECT_LENGTH.least} and ${SUBJECT_LENGTH.most}.`,
      ]),
  ...[...otherSubjects]
    .filter(([other, used]) => other !== id && used === subject)
    .map(
      ([other]) => `${other} has the same subject, so mail programs would show both as one thread.`,
    ),
];

function isSubjectLength({ length }: string): boolean {
  return length >= SUBJECT_LENGTH.least && length <= SUBJECT_LENGTH.most;
}

export const preview: Rule = ({ manifest, mail }) =>
  manifest.preview.trim() !== '' && mail.words.includes(manifest.preview.replace(/\s+/g, ' '))
    ? []
    : ['The preview text is missing, or is not in the HTML.'];

export const textPart: Rule = ({ text, manifest }) =>
  text.trim() !== '' && manifest.articles.every(({ url }) => text.includes(url))
    ? []
    : ['The plain text is empty, or a story is missing.'];

/** An empty alt text is one: that of a decorative picture. */
export const altTexts: Rule = ({ mail }) =>
  mail.pictures
    .filter(({ alt }) => alt === undefined)
    .map(({ src }) => `The picture ${src} has no alt text.`);

/**
 * Links lead somewhere from every inbox: to an absolute https address, or what Resend fills in. The
 * site of a rehearsal is http.
 */
export const addresses: Rule = ({ mail, isRehearsal }) =>
  addressesWithout(isRehearsal ? ['https:', 'http:'] : ['https:'], mail).map(
    (address) => `${address || 'An empty URL'} is not an absolute https URL. Build with SITE_URL.`,
  );

/** What {@link addresses} would find outside of a rehearsal, in one sentence. */
export function plainAddresses({ mail }: Pick<PreflightInput, 'mail'>): string[] {
  const plain = addressesWithout(['https:'], mail).filter(
    (address) => URL.parse(address)?.protocol === 'http:',
  );
  if (plain.length === 0) return [];
  return [
    `${plain.length} URLs are http, such as ${plain[0]}. A real send would refuse them. Build with an https SITE_URL.`,
  ];
}

function addressesWithout(protocols: readonly string[], { links, pictures }: MailFacts): string[] {
  const all = new Set([...links.map(({ href }) => href), ...pictures.map(({ src }) => src)]);
  all.delete(mailPlaceholders.unsubscribeUrl);
  return [...all].filter((address) => !protocols.includes(URL.parse(address)?.protocol ?? ''));
}

export const unsubscribe: Rule = ({ html, text }) =>
  html.includes(`href="${mailPlaceholders.unsubscribeUrl}"`) &&
  text.includes(mailPlaceholders.unsubscribeUrl)
    ? []
    : ['The link to unsubscribe is missing, in the HTML or in the text.'];

export const address: Rule = ({ mail, text, postalAddress, isRehearsal }) => {
  const isSaid = postalAddress.every((line) => mail.words.includes(line) && text.includes(line));
  if (postalAddress.join('').trim() === '' || !isSaid) {
    return ['The postal address is missing. Set postalAddress in src/site.config.ts.'];
  }
  return isRehearsal ? [] : exampleAddress({ postalAddress });
};

export const noDraft: Rule = ({ manifest, drafts }) =>
  manifest.articles.filter(({ id }) => drafts.has(id)).map(({ id }) => `${id} is a draft.`);

/** No text that the editor meant to replace, and no placeholder that is not ours. */
export const noPlaceholder: Rule = ({ html, text, mail, manifest }) => {
  const left = [html, text, manifest.subject].map((part) =>
    OWN.reduce((rest, own) => rest.replaceAll(own, ''), part),
  );
  const braces = left.some((part) => part.includes('{{{'));
  const forgotten = FORGOTTEN.exec(`${manifest.subject} ${manifest.preview} ${mail.words}`);
  return [
    ...(braces ? ['It contains three braces in a row, which Resend would replace.'] : []),
    ...(forgotten ? [`It contains “${forgotten[0]}”.`] : []),
  ];
};

/** Every story and the archive's page, as this build made them, are what readers will find. */
export const live: Rule = ({ manifest, isUpcoming, live: pages }) => {
  const archive = { url: manifest.archiveUrl, hash: manifest.hash };
  return [...(isUpcoming ? [] : [archive]), ...manifest.articles].flatMap(({ url, hash }) => {
    const page = pages.get(url);
    if (!page?.status) return [`${url} did not respond. Start the server, or check SITE_URL.`];
    if (page.status !== 200) return [`${url} responded with ${page.status}. Deploy it.`];
    return page.hash === hash ? [] : [`${url} is of another build. Deploy this one.`];
  });
};

/** For {@link live}: which page could not be looked at. */
export const upcoming: Rule = ({ manifest, isUpcoming }) =>
  isUpcoming
    ? [`${manifest.archiveUrl} is on the site from ${manifest.date}. Check again before you send.`]
    : [];
