import { splitFrontMatter } from '../../loading/front-matter.ts';
import { signUpTextSchemas } from '../sign-up-text.ts';

const files = import.meta.glob<string>('/content/newsletters/join.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/**
 * The publisher's own words on the sign-up form, in plain paragraphs. Bundled as they are written, because
 * on-demand pages have the form too, and would hold the whole content store. The build's gate has checked
 * them.
 */
export const joinText = joinTextIn(Object.values(files)[0]);

function joinTextIn(written: string | undefined) {
  if (written === undefined) return undefined;
  const { data, body } = splitFrontMatter('content/newsletters/join.md', written);
  const { heading, button } = signUpTextSchemas.join.parse(data);
  const paragraphs = body.split(/\r?\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim());
  return { heading, button, paragraphs: paragraphs.filter((text) => text !== '') };
}
