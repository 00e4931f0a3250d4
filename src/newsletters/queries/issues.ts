import { type CollectionEntry, getCollection } from 'astro:content';
import { closingTime } from '../newsletter-calendar.ts';
import { isByCalendar, type Newsletter } from '../newsletter.ts';
import { type PictureChoice, type StoryForm, storyForm } from '../story-forms.ts';
import { words } from '../../i18n/words.ts';
import { momentAt } from '../../core/wall-clock.ts';
import { noteHeading } from '../note-heading.ts';
import { newestFirst } from '../../core/publication.ts';
import { newsletters } from './offered-newsletters.ts';
import { site } from '../../site.ts';
import { type Article, getArticles } from '../../articles/queries/articles.ts';
import { query } from '../../articles/queries/query.ts';

type IssueData = CollectionEntry<'issues'>['data'];

/** An issue of a newsletter, with its newsletter and its articles in place of their ids. */
export interface Issue extends Omit<
  IssueData,
  'newsletter' | 'articles' | 'lead' | 'stories' | 'noteHeading'
> {
  /** `2025-04-14-daily` */
  id: string;
  newsletter: Newsletter;
  /** How much of each story its email holds. */
  stories: StoryForm;
  /** Which stories of its email have their picture. */
  pictures: PictureChoice;
  /** When it closed. Of a newsletter without a calendar: when its story was published, or its day began. */
  publishedAt: Date;
  /** The story on top. An issue without stories is its note. */
  lead: Article | undefined;
  /** All its stories, the one on top first. */
  articles: readonly Article[];
  /** What stands above the note. */
  noteHeading: string | undefined;
}

/** Every issue whose day has come, newest first. */
export async function getIssues(): Promise<readonly Issue[]> {
  return (await allIssues()).filter(({ isUpcoming }) => !isUpcoming);
}

/** The newest issue of each newsletter that has one, newest first. */
export async function getNewestIssues(): Promise<readonly Issue[]> {
  const byNewsletter = Map.groupBy(await getIssues(), ({ newsletter }) => newsletter.id);
  return [...byNewsletter.values()].flatMap(([newest]) => newest ?? []);
}

/**
 * The issues with a date in the future whose articles are all published. Nothing that readers can
 * reach may show them; the build gives their emails only to the editor.
 */
export async function getUpcomingIssues(): Promise<readonly Issue[]> {
  return (await allIssues()).filter(({ isUpcoming }) => isUpcoming);
}

const allIssues = query('getIssues', readIssues);

async function readIssues(): Promise<readonly Issue[]> {
  const entries = await getCollection('issues');
  const articles = new Map((await getArticles()).map((article) => [article.id, article]));
  const issues = entries.flatMap(({ id, data }): Issue[] => {
    const newsletter = newsletters.find((one) => one.id === data.newsletter);
    if (!newsletter) return [];
    const lead = articles.get(data.lead ?? '');
    const others = data.articles.filter((slug) => slug !== data.lead);
    const stories = [lead ?? [], ...others.map((slug) => articles.get(slug) ?? [])].flat();
    const publishedAt = isByCalendar(newsletter)
      ? closingTime(newsletter, data.date, site.timeZone)
      : (lead?.publishedAt ?? momentAt(site.timeZone, data.date, '00:00'));
    return [
      {
        ...data,
        id,
        newsletter,
        publishedAt,
        lead,
        articles: stories,
        stories: storyForm(data, newsletter),
        pictures: newsletter.pictures ?? 'lead',
        noteHeading: noteHeading(data, newsletter, words.issues.note),
      },
    ];
  });
  return newestFirst(issues);
}
