import type { ImageMetadata } from 'astro';
import type { ContentProblem } from '../core/content-problem.ts';
import type { ContentFile } from '../loading/content-file.ts';
import type { SplitFile } from '../loading/front-matter.ts';
import { exportComponents } from '../story/export/components.ts';
import { compileText } from '../story/loading/compile-body.ts';
import { getArticleHtml } from '../story/queries/article-body.ts';
import type { ExportedText } from './exported.ts';

/**
 * Renders a body as it was typed, by the road of feeds and emails. `language` (BCP 47) is that of the text;
 * without it, the publication's.
 */
export async function renderedText(
  { id, path }: ContentFile,
  { body, linesAbove }: SplitFile,
  language?: string,
): Promise<ExportedText | { problems: ContentProblem[] }> {
  const result = await compileText({ file: path, body, linesAbove, language, asTyped: true });
  if ('problems' in result) return { problems: result.problems };
  const { pictures: shown, ...compiled } = result.compiled;
  const pictures = shown.map((picture) => picture.path);
  // The picture components of exports show the path alone.
  const files = pictures.map((path) => [path, { src: encodeURI(path) }] as [string, ImageMetadata]);
  const html = await getArticleHtml(
    { body: { ...compiled, pictures: Object.fromEntries(files) } },
    exportComponents,
  );
  return { id, file: path, html, pictures };
}
