import { type ExportFiles, fileAt, pictureIn, textOfFile } from '../exports/export-files.ts';
import { exportFiles } from '../exports/open-export.ts';
import type { Source, SourcePost } from '../source-post.ts';
import { csvRows } from './csv-rows.ts';
import { record, textIn, type Values } from './front-matter-values.ts';
import { htmlWithoutTemplateTags } from './html-templates.ts';
import { markdownAsHtml } from './markdown-html.ts';
import { subscriberLists } from './subscriber-lists.ts';

/**
 * An export of Buttondown: its ZIP file, or a folder with `emails.csv` or `emails.json`, and the texts
 * in `emails/`.
 */
export async function buttondownExport(place: string): Promise<Source> {
  const files = await exportFiles(place);
  const table = files.names.find((name) => /(?:^|\/)emails\.(?:csv|json)$/.test(name));
  if (table === undefined)
    throw new Error(
      `${place} is not an export of Buttondown: it contains no emails.csv or emails.json.`,
    );
  const emails: Values[] = [];
  for await (const email of rowsOf(files, table)) emails.push(email);
  return {
    async *posts() {
      for (const email of emails) yield await postFrom(email, files);
    },
    file: (src) => pictureIn(files, src),
    leftOut: subscriberLists(files, [table]),
  };
}

async function* rowsOf(files: ExportFiles, table: string): AsyncGenerator<Values> {
  if (table.endsWith('.csv')) {
    yield* csvRows(files, table, ['subject', 'slug']);
    return;
  }
  const json = await textOfFile(files, table);
  try {
    const rows: unknown = JSON.parse(json);
    yield* (Array.isArray(rows) ? rows : []).map(record);
  } catch {
    throw new Error(
      `${table} is not valid JSON. It may be incomplete: download or export it again.`,
    );
  }
}

async function postFrom(email: Values, files: ExportFiles): Promise<SourcePost> {
  const slug = textIn(email, 'slug') ?? '';
  const file = fileAt(files, `emails/${encodeURI(slug)}.md`);
  const stored = file === undefined ? textIn(email, 'body') : await textOfFile(files, file);
  const status = textIn(email, 'status') ?? 'sent';
  const [, mode = 'plaintext', text = ''] =
    /^\s*(?:<!--\s*buttondown-editor-mode:\s*(\w+)\s*-->)?([\s\S]*)$/.exec(stored ?? '') ?? [];
  const picture = textIn(email, 'image');
  return {
    from: file ?? `emails/${slug}.md`,
    addresses: slug === '' ? [] : [`/archive/${encodeURIComponent(slug)}/`],
    slug,
    title: textIn(email, 'subject') ?? '',
    excerpt: textIn(email, 'description'),
    publishedAt: textIn(email, 'publish_date'),
    isDraft: !/^(?:sent|imported|scheduled|about_to_send|in_flight|resending)$/.test(status),
    authors: [],
    topics: [],
    picture: picture === undefined ? undefined : { src: picture },
    html(note) {
      if (stored === undefined) note(`has no text in the export: emails/${slug}.md is missing`);
      if (textIn(email, 'email_type') === 'private')
        note('was for subscribers only; here, everyone can read it');
      if (textIn(email, 'email_type') === 'premium')
        note('was for paying subscribers only; here, everyone can read it');
      // The fancy editor stores HTML, and the other Markdown. Both have placeholders for subscribers.
      return mode === 'fancy'
        ? htmlWithoutTemplateTags(text, { isTemplate: true, note })
        : markdownAsHtml(text, { isMdx: false, isTemplate: true, note });
    },
  };
}
