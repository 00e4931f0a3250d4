import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedForms } from './built-files/accept-encoding.ts';
import { memoize } from '../../src/core/memoize.ts';
import type { HeadersAt } from '../../src/http/headers-at.ts';
import { type Head, headOf } from './built-files/head.ts';
import { type BuiltFile, type FindFile, indexFiles, variantOf } from './built-files/index-files.ts';
import { type Representation, representations } from './built-files/representations.ts';
import { sendFile, sendNothing } from './built-files/send-file.ts';

/** Serves the files of one build. */
export interface BuiltFiles {
  find: FindFile;
  /**
   * Responds to a GET or HEAD with a file. Supports conditional requests, ranges and compression
   * (RFC 9110). Responds 503 if the file cannot be read.
   */
  answer(req: IncomingMessage, res: ServerResponse, file: BuiltFile): void;
}

/**
 * Indexes the files in `client`, the folder of a build, which must not change afterwards. `headersAt`
 * returns the headers of the file at an address, for a client with an `Accept` header. Rejects if the
 * folder does not exist.
 */
export async function builtFiles(
  client: string,
  headersAt: HeadersAt['file'] = () => ({}),
): Promise<BuiltFiles> {
  const { find } = await indexFiles(client);
  const { kept, read } = representations();
  const headFor = headsOf(headersAt);

  return {
    find,
    answer(req, res, built) {
      const forms = acceptedForms(built.isText ? req.headers['accept-encoding'] : undefined);
      // Ranges refer to the uncompressed file, unless the client does not accept it.
      const wantsPart = req.headers.range !== undefined && forms.includes('identity');
      const form = wantsPart ? 'identity' : forms[0];
      const respond = (found: Representation) => {
        const head = headFor(req, built, found);
        if (!form && found.hasOtherForms) return sendNothing(res, 406, head.without);
        sendFile(req, res, { file: built.file, found, head });
      };
      const variant = variantOf(built, form ?? 'identity');
      const found = kept(variant);
      if (found) respond(found);
      else read(variant).then(respond, () => sendNothing(res, 503));
    },
  };
}

/** Builds the headers of a response once for each representation. */
function headsOf(headersAt: HeadersAt['file']) {
  const headsFor = (accept: string) =>
    memoize((found: Representation, built: BuiltFile): Head =>
      headOf(built, found, headersAt(built.address, accept)),
    );
  const forBrowsers = headsFor('text/html');
  const forPrograms = headsFor('*/*');
  return ({ headers }: IncomingMessage, built: BuiltFile, found: Representation): Head =>
    (headers.accept?.includes('text/html') ? forBrowsers : forPrograms)(found, built);
}
