import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import type { ContentNotice, ContentProblem } from '../../core/content-problem.ts';
import type { IssueFrontMatter } from '../issue.ts';
import { isIssuePublished, isPublished } from '../../core/publication.ts';
import type { ArticleIndex } from '../../articles/loading/article-index.ts';
import type { LoadedArticle } from '../../articles/loading/article-loader.ts';
import {
  type FileLinks,
  linkProblems,
  linksToLeftOut,
} from '../../articles/loading/link-problems.ts';
import { withMeantTargets } from '../../articles/loading/meant-targets.ts';
import { siteAddresses } from '../../articles/loading/site-addresses.ts';
import { daysAfter, momentAt } from '../../core/wall-clock.ts';
import { compileBody, type SiteLink } from '../../story/loading/compile-body.ts';
import { textIn } from '../../story/loading/compiled-program.ts';
import { idsIn } from '../../loading/content-files.ts';
import type { ContentGate } from '../../loading/content-gate.ts';
import { type IssueFile, ISSUES_FOLDER, readIssueFiles } from './issue-files.ts';
import { articlesBySlug, issueReferenceProblems } from './issue-references.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { loadAndWatch } from '../../loading/load-and-watch.ts';
import type { SiteAddress } from '../../story/loading/own-links.ts';
import { pictureProblems } from '../../story/loading/picture-files.ts';
import { type StoredBody, storedBody } from '../../story/loading/stored-body.ts';

/** An issue as pages find it in the collection. Its articles go by the slugs that they have. */
export interface LoadedIssue extends IssueFrontMatter {
  /** Absent when the issue is its note. */
  lead: string | undefined;
  /** SHA-256 of its file, in hexadecimal digits. */
  hash: string;
  /** Its day is in the future: only the editor sees its email. */
  isUpcoming: boolean;
  /** The editor's note, compiled like the body of an article. */
  note?: LoadedArticle['body'];
}

/**
 * Loads content/issues. A build stores an issue once all its articles are out, and marks it while its
 * day is to come; the development server has all of them.
 */
export function issueLoader(options: {
  gate: ContentGate;
  articles: ArticleIndex;
  /** Without it, issues with drafts are there too, as if all were published. */
  now: Date | undefined;
  /** IANA zone of the publication. */
  timeZone: string;
}): Loader & { schema: z.ZodType<LoadedIssue> } {
  const { gate, timeZone } = options;
  return {
    name: 'broadsheet-issues',
    schema: z.custom<LoadedIssue>(),
    load: (context) =>
      loadAndWatch(context, [ISSUES_FOLDER], gate, async () => {
        const { root } = context.config;
        const now = context.watcher ? undefined : options.now;
        const { issues, files, problems } = await readIssueFiles(root);
        const indexed = await options.articles.articles();
        const articles = articlesBySlug(indexed);
        const newsletters = await idsIn(root, 'content/newsletters', ['.yaml']);
        problems.push(...issueReferenceProblems(issues, { articles, newsletters, timeZone }));

        const notices: ContentNotice[] = [];
        const linksOfNotes: FileLinks[] = [];
        const entries = await Promise.all(
          issues.map(async (file) => {
            const note = await compiledNote(root, file, context.config);
            problems.push(...note.problems);
            if (note.problems.length > 0) notices.push(...note.notices);
            const { issue } = file;
            const seenAt = !now || !issue ? undefined : seenFrom(issue, { now, timeZone });
            linksOfNotes.push({ file: file.path, links: note.links, seenAt });
            if (!issue) return [];
            const named = issue.articles.flatMap((slug) => articles.get(slug) ?? []);
            const states = named.flatMap(({ state }) => state ?? []);
            const isShown = !now || states.every((state) => isPublished(state, now));
            // With a story missing it would be another issue.
            const isWhole = states.length === issue.articles.length;
            if (!isWhole)
              notices.push({ file: file.path, text: 'Left out. A story of it has problems.' });
            if (!isShown || !isWhole) return [];
            const isUpcoming =
              now !== undefined && !isIssuePublished(issue, states, { now, timeZone });
            const ids = named.map(({ id }) => id);
            const lead = articles.get(issue.lead ?? '')?.id ?? ids[0];
            const own = { articles: ids, lead, hash: file.hash, isUpcoming };
            const data = { ...issue, ...own, ...note.stored };
            if (note.problems.length === 0) notices.push(...note.notices);
            return [{ id: file.id, filePath: file.path, data }];
          }),
        );
        const addresses = await siteAddresses(root, indexed);
        problems.push(...(await linkProblems(linksOfNotes, addresses)));
        const shown = entries.flat();
        const filesShown = new Set(shown.map(({ filePath }) => filePath));
        const links = linksOfNotes.filter(({ file }) => filesShown.has(file));
        return {
          entries: shown,
          problems: placeProblems(
            withMeantTargets(problems, { root, articles: indexed, addresses, seenAt: now }),
            files,
          ),
          notices,
          noticesWithout: (leftOut) =>
            linksToLeftOut(leftOut, { files: links, addresses, textsOf: async () => files }),
        };
      }),
  };
}

/** When the readers of an issue see its links: by the end of its day, or now. */
function seenFrom(
  { date }: IssueFrontMatter,
  { now, timeZone }: { now: Date; timeZone: string },
): Date {
  const dayEnds = momentAt(timeZone, daysAfter(date, 1), '00:00');
  return dayEnds > now ? new Date(dayEnds.getTime() - 1) : now;
}

async function compiledNote(
  root: URL,
  { path, note, linesAbove }: IssueFile,
  { base, site }: SiteAddress,
): Promise<{
  stored: { note?: StoredBody };
  links: readonly SiteLink[];
  notices: readonly ContentNotice[];
  problems: ContentProblem[];
}> {
  if (note === '') return { stored: {}, links: [], notices: [], problems: [] };
  const braces = (line: number): ContentProblem => ({
    file: path,
    line: linesAbove + line,
    key: 'body',
    found: '{{{',
    expected: 'no three braces in a row, which Resend would fill in',
  });
  const line = note.split('\n').findIndex((text) => text.replaceAll('\\', '').includes('{{{'));
  if (line >= 0) return { stored: {}, links: [], notices: [], problems: [braces(line + 1)] };
  const result = await compileBody(path, note, linesAbove, { base, site });
  if ('problems' in result) {
    const { links, notices } = result;
    const ofPictures = await pictureProblems(root, result.pictures);
    return { stored: {}, links, notices, problems: [...result.problems, ...ofPictures] };
  }
  // Made of entities or of several pieces.
  const { code, links, notices } = result.compiled;
  if (textIn(code).includes('{{{')) return { stored: {}, links, notices, problems: [braces(1)] };
  return {
    links,
    notices,
    stored: { note: storedBody(result.compiled) },
    problems: await pictureProblems(root, result.compiled.pictures),
  };
}
