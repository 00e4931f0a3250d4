import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
// @ts-expect-error -- Astro exports it for the modules that @astrojs/mdx generates, but does not declare it.
import { __astro_tag_component__ } from 'astro/runtime/server/index.js';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { memoize } from '../../core/memoize.ts';
import type { WriterComponent } from '../writer-components.ts';
import type { Article } from '../../articles/queries/articles.ts';
import { componentHtml } from './component-html.ts';

/** One surface's version of each component that an article's body can use. */
export type BodyComponents = Record<WriterComponent | 'ArticlePicture', AstroComponentFactory>;

type Body = (props: { components: BodyComponents }) => unknown;

/**
 * The compiled body of an article as a component, which takes the `components` of a surface. Page,
 * feed and email share one.
 */
export async function getArticleBody({ body }: Pick<Article, 'body'>): Promise<Body> {
  return evaluated(body);
}

/** Renders an article's body with these components to HTML, for feeds and emails. */
export async function getArticleHtml(
  article: Pick<Article, 'body'>,
  components: BodyComponents,
): Promise<string> {
  // The container renders every component that a renderer supports; its type allows only Astro's own.
  const body = (await getArticleBody(article)) as unknown as AstroComponentFactory;
  return componentHtml(body, { components });
}

const evaluated = memoize(({ code, pictures }: Article['body']): Body => {
  // The code comes from Sätteri, and `holdsOnlyData` of story/loading/ has checked it.
  const { default: Content } = new Function(code)({ jsx, jsxs, Fragment });
  const Body = ({ components }: { components: BodyComponents }) =>
    Content({ components: { ...components, Fragment }, pictures });

  // What @astrojs/mdx adds at the end of each module that it generates.
  Object.assign(Body, { [Symbol.for('mdx-component')]: true });
  __astro_tag_component__(Body, 'astro:jsx');
  return Body;
});
