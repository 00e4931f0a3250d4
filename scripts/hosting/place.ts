/** Where a publication is on its machine. */
export interface Place {
  /** The name of the publication. */
  name: string;
  /** The root of the site. */
  siteUrl: string;
  /** The folder of the project. */
  project: string;
  /** The port and the address at which the Node.js server listens, for a program on the same machine. */
  upstream: string;
}

/** Text in double quotes, for nginx and Caddy. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;
}
