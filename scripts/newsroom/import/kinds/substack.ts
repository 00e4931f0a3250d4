import { type ExportFiles, fileAt, pictureIn, textOfFile } from '../exports/export-files.ts';
import { exportFiles } from '../exports/open-export.ts';
import { escapeXml } from '../../../../src/core/xml-text.ts';
import { plainText } from '../hast.ts';
import type { LeftOut, Source, SourcePost } from '../source-post.ts';
import { csvRows } from './csv-rows.ts';
import { textIn, type Values } from './front-matter-values.ts';
import { subscriberLists } from './subscriber-lists.ts';

/** An export of Substack: its ZIP file, or a folder with `posts.csv` and `posts/`. */
export async function substackExport(place: string): Promise<Source> {
  const files = await exportFiles(place);
  const table = files.names.find((name) => /(?:^|\/)posts\.csv$/.test(name));
  if (table === undefined)
    throw new Error(`${place} is not an export of Substack: it contains no posts.csv.`);
  const rows = () => csvRows(files, table, ['post_id', 'title']);
  const leftOut: LeftOut[] = subscriberLists(files, [table]);
  const listed = new Set<string | undefined>();
  for await (const row of rows()) {
    listed.add(fileOf(row, files));
    if (isPage(row)) leftOut.push({ from: addressOf(row), reason: 'is a page' });
  }
  for (const name of files.names)
    if (/(?:^|\/)posts\/[^/]+\.html$/.test(name) && !listed.has(name))
      leftOut.push({ from: name, reason: 'is not in posts.csv, which has the titles and dates' });

  return {
    async *posts() {
      for await (const row of rows()) if (!isPage(row)) yield await postFrom(row, files);
    },
    file: (src) => pictureIn(files, src),
    leftOut,
  };
}

function isPage(row: Values): boolean {
  return textIn(row, 'type') === 'page';
}

function fileOf(row: Values, files: ExportFiles): string | undefined {
  return fileAt(files, `posts/${encodeURI(textIn(row, 'post_id') ?? '')}.html`);
}

function slugOf(row: Values): string {
  return (textIn(row, 'post_id') ?? '').replace(/^\d+\.?/, '');
}

function addressOf(row: Values): string {
  return `/p/${encodeURIComponent(slugOf(row))}`;
}

async function postFrom(row: Values, files: ExportFiles): Promise<SourcePost> {
  const id = textIn(row, 'post_id') ?? '';
  const slug = slugOf(row);
  const title = plainText(textIn(row, 'title') ?? '');
  const [number] = /^\d{5,}/.exec(id) ?? [];
  const file = fileOf(row, files);
  const html = file === undefined ? '' : await textOfFile(files, file);
  const isMail = textIn(row, 'type') === 'adhoc_email';
  const recording = textIn(row, 'podcast_url');
  return {
    from: file ?? `posts.csv: ${id}`,
    id: number && `substack:${number}`,
    addresses: slug === '' ? [] : [addressOf(row)],
    slug,
    title,
    excerpt: plainText(textIn(row, 'subtitle') ?? ''),
    publishedAt: textIn(row, 'post_date', 'email_sent_at'),
    isDraft: textIn(row, 'is_published')?.toLowerCase() !== 'true' || isMail,
    authors: [],
    topics: [],
    html(note) {
      if (file === undefined) note(`has no text in the export: posts/${id}.html is missing`);
      if (isMail) note('was sent by email only, so it is a draft');
      if (textIn(row, 'type') === 'thread')
        note('was a discussion; its comments are not in the export');
      const readers = READERS[textIn(row, 'audience') ?? ''];
      if (readers) note(`was for ${readers} only; here, everyone can read it`);
      const own = withoutPlaceholders(html, note);
      const isNew =
        recording !== undefined && /^https?:\/\/\S+$/.test(recording) && !html.includes(recording);
      return isNew
        ? `<audio src="${escapeXml(recording)}" title="${escapeXml(title)}"></audio>\n${own}`
        : own;
    },
  };
}

/** Substack fills words such as `%%checkout_url%%` for each subscriber. */
function withoutPlaceholders(html: string, note: (text: string) => void): string {
  return html
    .replaceAll(/\shref="[^"]*(%%\w+%%)[^"]*"/g, (_, name: string) => {
      note(`made the link to ${name} text, because Substack fills it for each subscriber`);
      return '';
    })
    .replaceAll(/(?<=>[^<]*)%%\w+%%/g, (name) => {
      note(`removed ${name}, which Substack fills for each subscriber`);
      return '';
    });
}

const READERS: Readonly<Record<string, string>> = {
  founding: 'founding subscribers',
  only_free: 'free subscribers',
  only_paid: 'paying subscribers',
};
