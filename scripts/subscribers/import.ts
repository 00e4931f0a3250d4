import { basename } from 'node:path';
import { importingProblems } from '../../src/settings/server-settings.ts';
import { checkRow, type NewSubscriber } from '../../src/subscribers/import/check-row.ts';
import { fileFormats, isFileFormatId } from '../../src/subscribers/import/file-formats.ts';
import { importSubscriber } from '../../src/subscribers/import-subscriber.ts';
import { site } from '../settings/site.ts';
import { makeCommand } from '../command/command.ts';
import { notOneOf, oneOf } from '../command/one-of.ts';
import { connectedPorts } from '../settings/ports.ts';
import { fileToImport } from './file-to-import.ts';
import { importReport } from './import-report.ts';
import { knownAtProvider } from './known.ts';
import { NotAnswered } from './not-answered.ts';

/** Attempts for each row; each one first asks for the current state. */
const TRIES = 3;

export const importSubscribers = makeCommand('npm run subscribers', {
  name: 'import',
  operands: [{ name: '<file>', example: 'members.csv' }],
  does: 'Imports subscribers from a CSV file. Sends no email, and skips people who have unsubscribed.',
  options: {
    yes: { type: 'boolean', does: 'import them; without it, only print what would change' },
    from: {
      type: 'string',
      value: '<kind>',
      does: `${Object.keys(fileFormats).join(', ')} (default: detected from the columns)`,
    },
    newsletter: {
      type: 'string',
      multiple: true,
      value: '<id>',
      does: `their newsletter if the file names none (repeatable; default: ${site.newsletter.id})`,
    },
    report: {
      type: 'string',
      value: '<file>',
      does: 'write every skipped row, with its address, to this new file',
    },
  },
  async run({ values, positionals: [path = ''] }) {
    const { from, report: reportPath, yes: isReal = false } = values;
    if (from !== undefined && !isFileFormatId(from))
      notOneOf('--from', from, Object.keys(fileFormats));
    const file = await fileToImport(path, from);

    const ports = await connectedPorts({ caller: 'bulk', problemsIn: importingProblems });
    const { store, listing } = ports.provider();
    const ids = ports.newsletters.map(({ id }) => id);
    const defaultNewsletters = values.newsletter ?? [site.newsletter.id];
    for (const id of defaultNewsletters) oneOf('--newsletter', id, ids);

    const known = { ...file.known, ...(await knownAtProvider(listing)) };
    const source = `import:${file.kind}`;
    const deps = { store, signedLinks: ports.signedLinks(), source, now: new Date() };
    const report = await importReport(reportPath);
    try {
      await file.rows(async (reading, line) => {
        const judged = checkRow(reading, line, { ...known, newsletters: ids, defaultNewsletters });
        if ('pass' in judged) await report.skipped(reading.address, line, judged.pass);
        else if (!isReal) report.imported();
        else {
          const reason = await reasonNotImported(judged.take, deps);
          if (reason) await report.skipped(reading.address, line, reason);
          else report.imported();
        }
      });
    } finally {
      await report.end();
    }
    console.log(report.summary(basename(path), fileFormats[file.kind].name, isReal));
    return 0;
  },
});

/** Imports a reader, and retries until the outcome is known. Throws {@link NotAnswered}. */
async function reasonNotImported(
  newcomer: NewSubscriber,
  deps: Parameters<typeof importSubscriber>[1],
) {
  for (let tries = 1; ; tries++) {
    const outcome = await importSubscriber(newcomer, deps);
    switch (outcome.status) {
      case 'imported':
        return undefined;
      case 'on-the-list':
        // After an attempt without a response, that attempt added it.
        return tries > 1 ? undefined : { kind: outcome.status };
      case 'left':
        return { kind: outcome.status };
      case 'refused':
        return { kind: outcome.status, code: outcome.reason };
      case 'later':
        if (tries < TRIES) break;
        throw new NotAnswered('The import is not complete');
      case 'quota':
      case 'misconfigured':
        throw new NotAnswered('The import is not complete');
    }
  }
}
