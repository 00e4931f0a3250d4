import { renderingPage } from '../../core/rendering-page.ts';

/**
 * A query of the content, called `name` in errors. In a build it asks once, because content does not
 * change during a build; the development server asks each time.
 *
 * A build keeps a page for as long as the props from its getStaticPaths stay the same. A query while such
 * a page is rendered would be a dependency that the build does not see, so it throws an Error.
 */
export function query<Answer>(name: string, ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return async () => {
    if (import.meta.env.DEV) return ask();
    const page = renderingPage();
    if (page !== undefined) {
      throw new Error(
        `${name} was asked while ${page} was rendered. Ask in getStaticPaths of the page, and pass the answer in its props, so that the build knows when to render it again.`,
      );
    }
    return (answer ??= ask());
  };
}
