/** A post of another publishing system, as its export describes it. */
export interface SourcePost {
  /** Where the post is, for the report: a path in the export, or its URL. */
  from: string;
  /** A URI that no other post has, also of another site, if the old system gives one. */
  id?: string | undefined;
  /** The path of its file in the export, to which relative links and pictures refer. */
  file?: string | undefined;
  /** Its earlier addresses, as URLs or as paths from the root of the old site. The first is the latest. */
  addresses: readonly string[];
  /** Where links of the old site may name it besides, such as by a number. Nothing redirects from there. */
  alsoAt?: readonly string[] | undefined;
  /** The last part of its URL on the old site. */
  slug?: string | undefined;
  title: string;
  excerpt?: string | undefined;
  /** ISO 8601. A time without a zone is in the zone of the old site. */
  publishedAt?: string | undefined;
  updatedAt?: string | undefined;
  /** When the old site stops showing the post. */
  expiresAt?: string | undefined;
  isDraft: boolean;
  /** BCP 47. */
  language?: string | undefined;
  authors: readonly SourceName[];
  topics: readonly SourceName[];
  picture?: SourcePicture | undefined;
  /** Gives the body as HTML. Reports what it has to leave out to `note`. */
  html(note: (text: string) => void): string;
}

/** An author or a topic of the old site. */
export interface SourceName {
  name: string;
  slug?: string | undefined;
  /** About the author or the topic, in a sentence. */
  about?: string | undefined;
  /** Whether an author is several people. */
  isDesk?: boolean | undefined;
}

/** The lead picture of a post. */
export interface SourcePicture {
  /** A URL, or a path that {@link Source.file} knows. */
  src: string;
  alt?: string | undefined;
  caption?: string | undefined;
}

/** An export that was opened. */
export interface Source {
  /** Reads all posts. Every call reads them again, in the same order. */
  posts(): AsyncIterable<SourcePost>;
  /** The bytes of a file that the post refers to; `undefined` if the export does not contain it. */
  file(src: string, post: SourcePost): Promise<Buffer | undefined>;
  /**
   * The bytes of a file of the export to which a post links, such as a PDF; `undefined` if the export does not contain
   * it. Throws an Error that says why it cannot be read, to follow `which`. Absent if exports of this kind have no files.
   */
  linkedFile?(href: string, post: SourcePost): Promise<Buffer | undefined>;
  /** The address of the old site, if the export names it. */
  site?: string | undefined;
  /** The folder of the posts, as an absolute path, if a post is known by its path in there. */
  folder?: string | undefined;
  /** The redirects of the old site, also those to posts. */
  redirects?: readonly SourceRedirect[] | undefined;
  /** What the export contains besides posts. Complete once all posts have been read. */
  leftOut?: readonly LeftOut[] | undefined;
}

/** A path of the old site that redirects to a path or a URL, or whose page is gone. */
export type SourceRedirect = { from: string } & ({ to: string } | { gone: string });

/** Something in an export that does not become an article, such as a page. */
export interface LeftOut {
  /** Its address, or its path in the export. */
  from: string;
  /** Goes on from there: `is a page`. */
  reason: string;
}
