import type { Publication } from './publication.ts';

/** A file of an export: its text, or the file of the project that it is a copy of. */
export type ExportedFile = { path: string } & ({ text: string } | { copyOf: string });

/** What a format needs besides the publication. */
export interface Surroundings {
  /** The root of the published site, with a slash at its end. */
  siteUrl: URL;
  name: string;
  description: string;
  /** BCP 47. */
  locale: string;
  /** IANA zone. */
  timeZone: string;
  now: Date;
  /** Reports what the format cannot carry. */
  note(text: string): void;
}

/** A format in which a publication can be exported. */
export interface Format {
  /** What reads it, for the help. */
  does: string;
  /** Its files, one after another. */
  files(publication: Publication, around: Surroundings): Iterable<ExportedFile>;
}
