// npm run new: writes the file of a new article.
import { pathToFileURL } from 'node:url';
import { autocompleteMultiselect, text } from '@clack/prompts';
import { answered } from './command/answered.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { oneOf } from './command/one-of.ts';
import { readNames } from './newsroom/import/names.ts';
import { checkedText, textProblem, writeNewArticle } from './newsroom/new-article/new-article.ts';
import { projectPath } from './settings/environment.ts';
import { site } from './settings/site.ts';

type Known = Awaited<ReturnType<typeof readNames>>;

const command = makeCommand('npm run new', {
  does: 'Writes the file of a new article, as a draft. Asks for what you leave out.',
  operands: [
    {
      name: '<headline>',
      example: '"A new standard"',
      read: (text) => checkedText('<headline>', text),
    },
  ],
  options: {
    dek: { type: 'string', value: '<text>', does: 'the sentence under the headline' },
    topic: {
      type: 'string',
      multiple: true,
      value: '<id>',
      does: 'a topic (repeatable); the first is the kicker',
    },
    author: { type: 'string', multiple: true, value: '<id>', does: 'an author (repeatable)' },
  },
  async run({ values, positionals: [headline = ''] }) {
    const root = pathToFileURL(`${projectPath('.')}/`);
    const authors = await readNames(root, 'authors');
    const topics = await readNames(root, 'topics');
    const article = {
      headline,
      dek: values.dek === undefined ? await askForDek() : checkedText('--dek', values.dek),
      topics: await chosen('--topic', values.topic, topics),
      authors: await chosen('--author', values.author, authors),
    };
    const file = await writeNewArticle(root, article, { now: new Date(), language: site.locale });
    console.log(
      `Created ${file}, a draft. Write its text under the second ---, and npm run dev shows it. To publish it, set publishedAt to the time of publication and remove draft: true.`,
    );
    return 0;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function askForDek(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError('--dek is required: the sentence under the headline.');
  return answered(
    await text({
      message: 'Dek: the sentence under the headline',
      validate: (dek) => textProblem(dek ?? ''),
    }),
  );
}

/** The ids that an option gives, that the only choice leaves, or that the user selects. */
async function chosen(
  option: '--topic' | '--author',
  given: readonly string[] | undefined,
  known: Known,
): Promise<string[]> {
  const ids = known.map(({ id }) => id);
  if (given) return given.map((id) => oneOf(option, id, ids));
  const [only, another] = ids;
  if (only !== undefined && another === undefined) return [only];
  if (!process.stdin.isTTY) return [oneOf(option, undefined, ids)];
  const options = known.map(({ id, name }) => ({ value: id, label: name, hint: id }));
  const message = option === '--topic' ? 'Topics: the first is the kicker' : 'Authors';
  return answered(await autocompleteMultiselect({ message, options, required: true }));
}
