import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
// @ts-expect-error -- Astro exports it for the modules that @astrojs/mdx makes, and leaves it out of its types.
import { __astro_tag_component__ } from 'astro/runtime/server/index.js';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';
import type { WriterComponent } from '../domain/writer-components.ts';
import type { Article } from './articles.ts';

/** The form that one surface gives to each component of an article's body. */
export type BodyComponents = Record<WriterComponent | 'ArticlePicture', AstroComponentFactory>;

/**
 * The HTML of an article's body: the body compiled when it was loaded, rendered with the surface's
 * own components. Page, feed and mail all ask here.
 */
export async function getArticleHtml(
  { body }: Pick<Article, 'body'>,
  components: BodyComponents,
): Promise<string> {
  const { pictures } = body;
  return (await container()).renderToString(component(body.code), {
    props: { components: { ...components, Fragment }, pictures },
  });
}

let shared: Promise<AstroContainer> | undefined;

/** One container serves the whole build; it holds no state of a page. */
function container(): Promise<AstroContainer> {
  return (shared ??= loadRenderers([getContainerRenderer()]).then((renderers) =>
    AstroContainer.create({ renderers }),
  ));
}

/** Turns compiled MDX into a component, as @astrojs/mdx does at the end of each module it makes. */
function component(code: string): AstroComponentFactory {
  // The code is Sätteri's, made from the publication's own articles by src/loaders/.
  const Content = new Function(code)({ jsx, jsxs, Fragment }).default;
  Content[Symbol.for('mdx-component')] = true;
  __astro_tag_component__(Content, 'astro:jsx');
  return Content;
}
