import type { EmailedText } from '../placeholders.ts';

/** The data of an article that issues need. */
export interface IndexedArticle {
  id: string;
  formerSlugs: readonly string[];
  /** Absent when the article has problems, so that they are not reported for the issue too. */
  state?: { draft: boolean; publishedAt: Date } & EmailedText;
}

/**
 * Passes articles from their loader to the loader of issues, which refers to them. Both run at the same
 * time, and this way each file is read once.
 */
export class ArticleIndex {
  #articles = Promise.withResolvers<readonly IndexedArticle[]>();
  #isFilled = false;

  fill(articles: readonly IndexedArticle[]): void {
    if (this.#isFilled) this.#articles = Promise.withResolvers();
    this.#isFilled = true;
    this.#articles.resolve(articles);
  }

  /** The articles of the last load; waits for the first load. */
  articles(): Promise<readonly IndexedArticle[]> {
    return this.#articles.promise;
  }
}
