import { basename } from 'node:path';
import { importingProblems } from '../../src/settings/server-settings.ts';
import { checkRow, type NewSubscriber } from '../../src/subscribers/import/check-row.ts';
import { fileFormats, isFileFormatId } from '../../src/subscribers/import/file-formats.ts';
import { importSubscriber } from '../../src/subscribers/import-subscriber.ts';
import { site } from '../settings/site.ts';
import { makeCommand, UsageError } from '../command/command.ts';
import { connectedPorts } from '../settings/ports.ts';
import { fileToImport } from './file-to-import.ts';
import { importReport } from './import-report.ts';
import { knownAtProvider } from './known.ts';
import { NotAnswered } from './not-answered.ts';

/** How often one row is tried; each try begins by asking what stands. */
const TRIES = 3;

export const importSubscribers = makeCommand('npm run subscribers', {
  name: 'import',
  operand: { name: '<file>', example: 'members.csv' },
  does: 'Puts the subscribers of a CSV file on the list. Nobody is mailed, and who left stays away.',
  options: {
    yes: { type: 'boolean', does: 'do it; without it, say what would be done' },
    from: {
      type: 'string',
      value: '<kind>',
      does: `${Object.keys(fileFormats).join(', ')}; told by the columns when left out`,
    },
    newsletter: {
      type: 'string',
      multiple: true,
      value: '<id>',
      does: `what they receive, where the file does not say (${site.newsletter.id})`,
    },
    report: { type: 'string', value: '<file>', does: 'every row not taken, with its address' },
  },
  async run({ values, positionals: [path = ''] }) {
    const { from, report: reportPath, yes: isMeant = false } = values;
    if (from !== undefined && !isFileFormatId(from))
      throw new UsageError(`--from ${from}: no such`);
    const file = await fileToImport(path, from);

    const ports = await connectedPorts({ caller: 'bulk', problemsIn: importingProblems });
    const { store, listing } = ports.provider();
    const ids = ports.newsletters.map(({ id }) => id);
    const defaultNewsletters = values.newsletter ?? [site.newsletter.id];
    const strange = defaultNewsletters.find((id) => !ids.includes(id));
    if (strange !== undefined) throw new UsageError(`--newsletter: ${ids.join(', ')}`);

    const known = { ...file.known, ...(await knownAtProvider(listing)) };
    const source = `import:${file.kind}`;
    const deps = { store, signedLinks: ports.signedLinks(), source, now: new Date() };
    const report = await importReport(reportPath);
    try {
      await file.rows(async (reading, line) => {
        const judged = checkRow(reading, line, { ...known, newsletters: ids, defaultNewsletters });
        if ('pass' in judged) await report.passed(reading.address, line, judged.pass);
        else if (!isMeant) report.taken();
        else {
          const reason = await reasonNotTaken(judged.take, deps);
          if (reason) await report.passed(reading.address, line, reason);
          else report.taken();
        }
      });
    } finally {
      await report.end();
    }
    console.log(report.summary(basename(path), fileFormats[file.kind].name, isMeant));
    return 0;
  },
});

/** Takes a reader in, and tries until that is known. Throws {@link NotAnswered}. */
async function reasonNotTaken(
  newcomer: NewSubscriber,
  deps: Parameters<typeof importSubscriber>[1],
) {
  for (let tries = 1; ; tries++) {
    const outcome = await importSubscriber(newcomer, deps);
    switch (outcome.status) {
      case 'taken':
        return undefined;
      case 'on-the-list':
        // After a try without an answer it is there because of that one.
        return tries > 1 ? undefined : { kind: outcome.status };
      case 'left':
        return { kind: outcome.status };
      case 'refused':
        return { kind: outcome.status, code: outcome.reason };
      case 'later':
        if (tries < TRIES) break;
        throw new NotAnswered('Not all of it is done');
      case 'quota':
      case 'misconfigured':
        throw new NotAnswered('Not all of it is done');
    }
  }
}
