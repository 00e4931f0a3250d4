import { beehiivExport } from './kinds/beehiiv.ts';
import { buttondownExport } from './kinds/buttondown.ts';
import { feedSource } from './kinds/feed.ts';
import { ghostExport } from './kinds/ghost/ghost.ts';
import { markdownFolder } from './kinds/markdown-folder.ts';
import { mediumExport } from './kinds/medium.ts';
import { substackExport } from './kinds/substack.ts';
import { wordPressExport } from './kinds/wordpress/wordpress.ts';
import type { Source } from './source-post.ts';

/** A publishing system whose exports can be imported. */
export interface Kind {
  /** What is imported, for the help. */
  does: string;
  /** Opens an export. Throws an Error with one line if it cannot. */
  open(source: string): Promise<Source>;
}

/** Every kind by its name on the command line. */
export const kinds: Readonly<Record<string, Kind>> = {
  markdown: {
    does: 'A folder of Markdown files with front matter: Hugo, Jekyll, Eleventy, Astro, Zola and others.',
    open: markdownFolder,
  },
  ghost: {
    does: 'An export of Ghost: its JSON file, or a folder or ZIP file with it and content/images/.',
    open: ghostExport,
  },
  wordpress: {
    does: 'An export of WordPress: an XML file, or a folder or ZIP file with it and uploads/.',
    open: wordPressExport,
  },
  substack: {
    does: 'An export of Substack: its ZIP file.',
    open: substackExport,
  },
  medium: {
    does: 'An export of Medium: its ZIP file.',
    open: mediumExport,
  },
  beehiiv: {
    does: 'An export of beehiiv: its CSV file of posts.',
    open: beehiivExport,
  },
  buttondown: {
    does: 'An export of Buttondown: its ZIP file.',
    open: buttondownExport,
  },
  rss: {
    does: 'A feed in RSS, Atom or JSON Feed: a file, or its address.',
    open: feedSource,
  },
};
