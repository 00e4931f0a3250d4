import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
// @ts-expect-error -- Astro exports it for the modules that @astrojs/mdx generates, but does not declare it.
import { __astro_tag_component__ } from 'astro/runtime/server/index.js';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import type { WriterComponent } from '../writer-components.ts';
import type { Article } from '../../articles/queries/articles.ts';
import { componentHtml } from './component-html.ts';

/** One surface's version of each component that an article's body can use. */
export type BodyComponents = Record<WriterComponent | 'ArticlePicture', AstroComponentFactory>;

type Body = (props: { components: BodyComponents }) => unknown;

/** A text with a compiled body: an article, whose program is in a file, or another text. */
export interface Compiled {
  body: Pick<Article['body'], 'pictures'> & ({ file: string } | { code: string });
}

/** The compiled body of a text as a component, which takes the `components` of a surface. */
export async function getArticleBody({ body }: Compiled): Promise<Body> {
  if ('code' in body) return evaluated(body);
  const { readBody } = await import('#article-bodies');
  return evaluated({ code: readBody(body.file), pictures: body.pictures });
}

/** Renders an article's body with these components to HTML, for feeds and emails. */
export async function getArticleHtml(
  article: Compiled,
  components: BodyComponents,
): Promise<string> {
  // The container renders every component that a renderer supports; its type allows only Astro's own.
  const body = (await getArticleBody(article)) as unknown as AstroComponentFactory;
  return componentHtml(body, { components });
}

function evaluated({ code, pictures }: Compiled['body'] & { code: string }): Body {
  // The code comes from Sätteri, and `holdsOnlyData` of story/loading/ has checked it.
  const { default: Content } = new Function(code)({ jsx, jsxs, Fragment });
  const Body = ({ components }: { components: BodyComponents }) =>
    Content({ components: { ...components, Fragment }, pictures });

  // What @astrojs/mdx adds at the end of each module that it generates.
  Object.assign(Body, { [Symbol.for('mdx-component')]: true });
  __astro_tag_component__(Body, 'astro:jsx');
  return Body;
}
