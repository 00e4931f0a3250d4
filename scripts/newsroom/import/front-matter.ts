import { languageTagSchema } from '../../../src/core/language-tag.ts';
import { yamlOf } from '../../../src/loading/yaml-of.ts';
import type { SourcePost } from './source-post.ts';
import { momentFrom } from './moments.ts';

/** The longest texts that front matter can have, in characters. */
const MAX = { headline: 200, dek: 200, alt: 300, caption: 300 };

/** How much of a headline search results show, in characters (Google, Article structured data). */
const SHOWN_IN_SEARCH = 110;

/** The headline of a post as one line, if it is too long for that of an article. */
export function longHeadline(post: SourcePost): string | undefined {
  const line = lineFrom(post.title);
  return line.length > MAX.headline ? line : undefined;
}

/** The headline of an article. */
export function headlineOf(post: SourcePost): string {
  return shortened(lineFrom(post.title), MAX.headline) || 'Untitled';
}

/** Front matter of an article, as it is written. */
export interface FrontMatter {
  headline: string;
  dek: string;
  publishedAt: string;
  updatedAt?: string;
  authors: string[];
  topics: string[];
  language?: string;
  image?: { src: string; alt: string; caption?: string };
  draft?: true;
}

/** What the post itself does not say. */
export interface Surroundings {
  authors: readonly string[];
  topics: readonly string[];
  /** The picture file beside the article, and its description. */
  image: { src: string; alt: string } | undefined;
  /** The text of the first paragraph. */
  lead: string;
  /** Of the publication (BCP 47). */
  language: string;
  timeZone: string;
  now: Date;
  note(text: string): void;
}

/** The front matter of an imported post. Notes what had to be made up or changed. */
export function frontMatterOf(post: SourcePost, around: Surroundings): FrontMatter {
  const { note, timeZone, now } = around;
  const whole = longHeadline(post);
  const headline = headlineOf(post);
  if (headline === 'Untitled') note('has no headline; set one');
  if (whole)
    note(
      `shortened the headline, which was ${whole.length} characters long; the text begins with it`,
    );
  else if (headline.length > SHOWN_IN_SEARCH)
    note(
      `has a headline of ${headline.length} characters; search results show about the first ${SHOWN_IN_SEARCH}`,
    );

  const excerpt = lineFrom(post.excerpt ?? '');
  const dek = shortened(excerpt || around.lead || headline, MAX.dek);
  if (!excerpt) note('has no excerpt; its dek is the beginning of the text');
  else if (dek !== excerpt) note(shortening('the dek', excerpt, dek));

  const { draft, publishedAt, hasDate } = stateOf(post, around);
  const unread = hasDate ? '' : lineFrom(post.publishedAt ?? '');
  const becomes = post.isDraft ? '' : ', so it is a draft';
  if (unread) note(`its date \`${unread}\` cannot be read${becomes}`);
  else if (!hasDate && !post.isDraft) note('has no date of publication, so it is a draft');
  if (isExpired(post, timeZone, now)) note(`expired on ${post.expiresAt}, so it is a draft`);
  const updatedAt = momentFrom(post.updatedAt, timeZone);
  if (!updatedAt && lineFrom(post.updatedAt ?? ''))
    note(
      `left out the date of its update, \`${lineFrom(post.updatedAt ?? '')}\`, which cannot be read`,
    );
  const isUpdated = hasDate && updatedAt && updatedAt > publishedAt && updatedAt <= now;

  const cut = (what: string, text: string, max: number) => {
    const short = shortened(text, max);
    if (short !== text) note(shortening(what, text, short));
    return short;
  };
  const language = otherLanguage(post.language, around.language);
  const { image } = around;
  const caption = lineFrom(post.picture?.caption ?? '');
  if (caption && !image) note(`left out the caption of the lead picture: “${caption}”`);
  return {
    headline,
    dek,
    publishedAt: hasDate ? publishedAt.toISOString().replace('.000Z', 'Z') : minuteOf(publishedAt),
    ...(isUpdated && { updatedAt: updatedAt.toISOString().replace('.000Z', 'Z') }),
    authors: [...around.authors],
    topics: [...around.topics],
    ...(language !== undefined && { language }),
    ...(image && {
      image: {
        src: image.src,
        alt: cut('the description of the lead picture', image.alt, MAX.alt),
        ...(caption && { caption: cut('the caption of the lead picture', caption, MAX.caption) }),
      },
    }),
    ...(draft && { draft: true }),
  };
}

/** The language of a post (BCP 47), unless it is that of the publication: `en` says no more than `en-US`. */
function otherLanguage(given: string | undefined, language: string): string | undefined {
  const tag = languageTagSchema.safeParse(given?.replaceAll('_', '-')).data;
  const isSame = tag === undefined || language === tag || language.startsWith(`${tag}-`);
  return isSame ? undefined : tag;
}

/** Whether a post becomes a draft, and when its article is published. Without a date, it is a draft of now. */
export function stateOf(
  post: SourcePost,
  { timeZone, now }: Pick<Surroundings, 'timeZone' | 'now'>,
): { draft: boolean; publishedAt: Date; hasDate: boolean } {
  const publishedAt = momentFrom(post.publishedAt, timeZone);
  const hasDate = publishedAt !== undefined;
  const draft = post.isDraft || !hasDate || isExpired(post, timeZone, now);
  return { draft, publishedAt: publishedAt ?? now, hasDate };
}

function isExpired({ expiresAt }: SourcePost, timeZone: string, now: Date): boolean {
  const end = momentFrom(expiresAt, timeZone);
  return end !== undefined && end <= now;
}

/** Writes front matter and body as a file. */
export function articleFile(data: FrontMatter, body: string): string {
  const { image, ...others } = data;
  const yaml = yamlOf(others, { flowLevel: 1 });
  const picture = image ? yamlOf({ image }) : '';
  return `---\n${yaml}${picture}---\n\n${body}`;
}

/** A moment as people write it in front matter, to the minute: `2025-04-14T18:00:00Z`. */
export function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16)}:00Z`;
}

/** A text of an export as one line: without tags, entities, control characters and double spaces. */
export function lineFrom(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029\ufffe\uffff]+/gu, ' ').trim();
}

/** The note of a text that {@link shortened} cut, with the words that it lost. */
export function shortening(what: string, text: string, short: string): string {
  const lost = text.slice(short.replace(/…$/, '').length).trim();
  return `shortened ${what}, which was ${text.length} characters long; left out: “${lost}”`;
}

/** Cuts a text after a sentence, or after a word with an ellipsis, so that it has at most `max` characters. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  const [sentence] = /^.{40,}[.!?。！？](?=\s|$)/su.exec(cut) ?? [];
  if (sentence) return sentence;
  const word = cut.slice(0, max - 1).replace(/\s+\S*$/, '');
  // Not between the halves of a character.
  return `${word.replace(/[\ud800-\udbff]$/, '').replace(/[,;:–—-]$/, '')}…`;
}
