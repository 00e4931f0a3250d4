import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import type { ArticleIndex } from '../../articles/loading/article-index.ts';
import type { LoadedArticle } from '../../articles/loading/article-loader.ts';
import { linkProblems } from '../../articles/loading/link-problems.ts';
import { withMeantTargets } from '../../articles/loading/meant-targets.ts';
import type { PageResult } from '../../articles/loading/read-page.ts';
import { siteAddresses } from '../../articles/loading/site-addresses.ts';
import { shown } from '../../core/content-problem.ts';
import { checkData } from '../../loading/check-data.ts';
import type { ContentFile } from '../../loading/content-file.ts';
import { readContentFolder } from '../../loading/content-files.ts';
import type { ContentGate } from '../../loading/content-gate.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';
import { loadAndWatch } from '../../loading/load-and-watch.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { compileBody } from '../../story/loading/compile-body.ts';
import { textIn } from '../../story/loading/compiled-program.ts';
import type { SiteAddress } from '../../story/loading/own-links.ts';
import { pictureProblems } from '../../story/loading/picture-files.ts';
import { storedBody } from '../../story/loading/stored-body.ts';
import { isSignUpTextName, signUpTextSchemas, unknownValue } from '../sign-up-text.ts';
import { NEWSLETTER_ENDING, NEWSLETTERS_FOLDER, SIGN_UP_TEXT_ENDING } from './newsletter-folder.ts';

/** The words of an email around a sign-up, as its file has them. */
export interface LoadedSignUpText {
  subject?: string;
  stories?: number;
  body: LoadedArticle['body'];
}

/** Loads the publisher's own words in content/newsletters/*.md. */
export function signUpTextLoader(options: {
  gate: ContentGate;
  /** What they link to. */
  articles: ArticleIndex;
  /** Without it, drafts and scheduled articles are there too. */
  now: Date | undefined;
}): Loader & { schema: z.ZodType<LoadedSignUpText> } {
  return {
    name: 'broadsheet-sign-up-texts',
    schema: z.custom<LoadedSignUpText>(),
    load: (context) =>
      loadAndWatch(context, [NEWSLETTERS_FOLDER], options.gate, async () => {
        const { root } = context.config;
        const { files, problems } = await readContentFolder(
          root,
          NEWSLETTERS_FOLDER,
          [SIGN_UP_TEXT_ENDING],
          [NEWSLETTER_ENDING],
        );
        const read = await Promise.all(files.map((file) => readText(root, file, context.config)));
        const articles = await options.articles.articles();
        const addresses = await siteAddresses(root, articles);
        const seenAt = context.watcher ? undefined : options.now;
        problems.push(
          ...read.flatMap((text) => text.problems),
          ...(await linkProblems(
            read.map(({ file, links }) => ({ file, links, seenAt })),
            addresses,
          )),
        );
        return {
          entries: read.flatMap(({ entry }) => entry ?? []),
          notices: read.flatMap((text) => text.notices),
          problems: placeProblems(
            withMeantTargets(problems, { root, articles, addresses, seenAt }),
            files,
          ),
        };
      }),
  };
}

async function readText(
  root: URL,
  { id, path, text }: ContentFile,
  { base, site }: SiteAddress,
): Promise<PageResult> {
  if (!isSignUpTextName(id)) {
    const names = Object.keys(signUpTextSchemas).map((name) => name + SIGN_UP_TEXT_ENDING);
    const expected = `one of ${names.join(', ')}; a newsletter is a .yaml file`;
    return {
      file: path,
      links: [],
      notices: [],
      problems: [{ file: path, key: 'file name', found: shown(id), expected }],
    };
  }
  const split = splitFrontMatter(path, text);
  const schema: z.ZodType<object> = signUpTextSchemas[id];
  const checked = checkData(path, split, schema);
  const result = await compileBody(path, split.body, split.linesAbove, { base, site });
  const { links, pictures, ...told } = 'compiled' in result ? result.compiled : result;
  // Elsewhere two braces are shown as they are typed. Here they are filled in, or refused below.
  const notices = told.notices.filter((notice) => !notice.text.startsWith('{{'));
  const problems = [
    ...split.problems,
    ...checked.problems,
    ...('problems' in result ? result.problems : []),
    ...(await pictureProblems(root, pictures)),
  ];
  if (!checked.data || 'problems' in result) return { file: path, links, notices, problems };
  const unknown = unknownValue(id, textIn(result.compiled.code));
  if (unknown !== undefined) {
    const expected =
      id === 'join'
        ? 'no braces: the form is the same for all readers'
        : '{{newsletters}}, which becomes their names, or no braces';
    problems.push({ file: path, key: 'body', found: unknown, expected });
  }
  const data = { ...checked.data, body: storedBody(result.compiled) };
  return { file: path, links, notices, entry: { id, filePath: path, data }, problems };
}
