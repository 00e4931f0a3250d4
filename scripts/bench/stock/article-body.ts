// The stock way, for comparison: the component of the article's own module.
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';
import { getEntry, render } from 'astro:content';

export async function getArticleBody({ id }) {
  const { Content } = await render(await getEntry('articles', id));
  return Content;
}

export async function getArticleHtml(article, components) {
  const renderers = await loadRenderers([getContainerRenderer()]);
  const container = await AstroContainer.create({ renderers });
  return container.renderToString(await getArticleBody(article), { props: { components } });
}
