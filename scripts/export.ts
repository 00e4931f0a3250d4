// npm run export: writes the whole publication in a format that other systems read.
import { buildClock } from '../src/core/publication.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { oneOf } from './command/one-of.ts';
import { readPublication } from './newsroom/export/publication.ts';
import { mustBeFree, writeFolder } from './newsroom/export/write-folder.ts';
import { projectPath, siteUrl } from './settings/environment.ts';
import { site } from './settings/site.ts';

// After the settings, which they import.
const { formats } = await import('./newsroom/export/formats.ts');

const names = Object.keys(formats);
const width = Math.max(...names.map(({ length }) => length));

const command = makeCommand('npm run export', {
  does: 'Writes your articles, pages, pictures, authors, topics and redirects in a format that other systems read.',
  operands: [
    { name: '<format>', example: names[0] ?? '', read: (name) => oneOf('<format>', name, names) },
    { name: '<folder>', example: '../export' },
  ],
  options: {
    drafts: { type: 'boolean', default: false, does: 'include drafts' },
  },
  notes: `Formats:\n${Object.entries(formats)
    .map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`)
    .join('\n')}`,
  async run({ values: { drafts }, positionals: [format = '', folder = ''] }) {
    if (/\.(?:json|xml|zip)$/i.test(folder))
      throw new UsageError(`${folder} is the name of a file. Name a folder, such as ../export.`);
    await mustBeFree(folder);
    const root = projectPath('.');
    const publication = await readPublication(root, { drafts });
    const notes: string[] = [];
    const files = formats[format]?.files(publication, {
      siteUrl: new URL(siteUrl() || 'http://localhost:4321'),
      name: site.name,
      description: site.description,
      locale: site.locale,
      timeZone: site.timeZone,
      now: buildClock(process.env['BUILD_NOW'], new Date()),
      note: (text) => void notes.push(text),
    });
    const count = await writeFolder(folder, files ?? [], root);
    const { articles, pages } = publication;
    console.log(
      `Exported ${articles.length} articles and ${pages.length} pages to ${folder} (${count} files).`,
    );
    for (const note of notes) console.log(`  ${note}`);
    return 0;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));
