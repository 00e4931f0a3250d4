import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedForms } from './built-files/accept-encoding.ts';
import { memoize } from '../../src/core/memoize.ts';
import { type Head, headOf } from './built-files/head.ts';
import { type BuiltFile, type FindFile, indexFiles, variantOf } from './built-files/index-files.ts';
import { type Representation, representations } from './built-files/representations.ts';
import { sendFile, sendNothing } from './built-files/send-file.ts';

/** The files of one build, as they are served. */
export interface BuiltFiles {
  find: FindFile;
  /**
   * Answers a GET or HEAD with a file: conditional requests, ranges and compressed forms (RFC 9110).
   * The answer is 503 when the file cannot be read.
   */
  answer(req: IncomingMessage, res: ServerResponse, file: BuiltFile): void;
}

/**
 * Lists the files under `client`, the folder of a build, which must not change afterwards.
 * `headersAt` gives the headers of an address besides those of its file. Rejects when there is no
 * such folder.
 */
export async function builtFiles(
  client: string,
  headersAt: (address: string) => Record<string, string> = () => ({}),
): Promise<BuiltFiles> {
  const { find } = await indexFiles(client);
  const { kept, read } = representations();
  const headFor = headsOf(headersAt);

  return {
    find,
    answer(req, res, built) {
      const forms = acceptedForms(built.isText ? req.headers['accept-encoding'] : undefined);
      // A part of a file is one of its plain bytes, unless these are not accepted.
      const wantsPart = req.headers.range !== undefined && forms.includes('identity');
      const form = wantsPart ? 'identity' : forms[0];
      const give = (found: Representation) => {
        const head = headFor(req, built, found);
        if (!form && found.hasOtherForms) return sendNothing(res, 406, head.without);
        sendFile(req, res, { file: built.file, found, head });
      };
      const variant = variantOf(built, form ?? 'identity');
      const found = kept(variant);
      if (found) give(found);
      else read(variant).then(give, () => sendNothing(res, 503));
    },
  };
}

/** Gives the headers of an answer, made once for each representation. */
function headsOf(headersAt: (address: string) => Record<string, string>) {
  const headsFor = (accept: string) =>
    memoize((found: Representation, built: BuiltFile): Head =>
      headOf(built, found, { others: headersAt(built.address), accept }),
    );
  const forBrowsers = headsFor('text/html');
  const forPrograms = headsFor('*/*');
  return ({ headers }: IncomingMessage, built: BuiltFile, found: Representation): Head =>
    (headers.accept?.includes('text/html') ? forBrowsers : forPrograms)(found, built);
}
