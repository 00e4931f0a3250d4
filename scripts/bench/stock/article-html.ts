// The stock way, for comparison: the article's own module, rendered as ours is.
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';
import { getEntry, render } from 'astro:content';

const renderers = await loadRenderers([getContainerRenderer()]);
const container = await AstroContainer.create({ renderers });

export async function getArticleHtml({ id }: { id: string }, components: object): Promise<string> {
  const entry = await getEntry('articles', id);
  if (!entry) throw new Error(`no article ${id}`);
  const { Content } = await render(entry);
  return container.renderToString(Content, { props: { components } });
}
