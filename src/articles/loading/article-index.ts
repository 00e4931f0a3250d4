import type { MailedText } from '../placeholders.ts';

/** What issues need to know of an article. */
export interface IndexedArticle {
  id: string;
  formerSlugs: readonly string[];
  /** Absent when the article's file is refused, so that an issue is not blamed for it. */
  state?: { draft: boolean; publishedAt: Date } & MailedText;
}

/**
 * Hands the articles from their loader to that of the issues, which names them: both run at the same
 * time, and thousands of files are read once.
 */
export class ArticleIndex {
  #articles = Promise.withResolvers<readonly IndexedArticle[]>();
  #isFilled = false;

  fill(articles: readonly IndexedArticle[]): void {
    if (this.#isFilled) this.#articles = Promise.withResolvers();
    this.#isFilled = true;
    this.#articles.resolve(articles);
  }

  /** The articles as they were read last; waits for the first time. */
  articles(): Promise<readonly IndexedArticle[]> {
    return this.#articles.promise;
  }
}
