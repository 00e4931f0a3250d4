import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';

/** The largest picture or other file that is imported, in bytes. */
export const MAX_BYTES = 50_000_000;

/** Why something larger is not imported, to follow `which`. */
export const TOO_LARGE = `is larger than ${MAX_BYTES / 1_000_000} MB`;

/** How long a server may take to send a picture, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** The folder for files that are not in their place yet while an import runs, from the project's root. */
export const IMPORT_FOLDER = '.broadsheet/import/';

/**
 * Pictures from the web. Each is downloaded once, although a post may be converted twice, and also if an
 * import stops and continues. What fails once is not asked for again.
 */
export class Downloads {
  readonly #folder: URL;
  readonly #failed = new Map<string, Error>();

  constructor(root: URL) {
    this.#folder = new URL(IMPORT_FOLDER, root);
  }

  /** The picture at a URL. Throws an Error that says what is wrong, to follow `which`. */
  readonly bytes = async (url: string): Promise<Buffer> => {
    const failure = this.#failed.get(url);
    if (failure) throw failure;
    const file = new URL(createHash('sha256').update(url).digest('hex'), this.#folder);
    const known = await readFile(file).catch(() => undefined);
    if (known) return known;
    try {
      const bytes = await downloaded(url);
      await mkdir(this.#folder, { recursive: true });
      const fresh = new URL(`${file.href}.new`);
      await writeFile(fresh, bytes);
      await rename(fresh, file);
      return bytes;
    } catch (error) {
      this.#failed.set(url, error as Error);
      throw error;
    }
  };

  /** Removes what was downloaded. */
  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function downloaded(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(fail);
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Error(`cannot be downloaded: its server responds ${answer.status}`);
  }
  const bytes = await bytesOf(answer).catch(fail);
  if (!bytes) throw new Error(TOO_LARGE);
  return bytes;
}

/** The bytes of a response; `undefined` if they are too many. */
export async function bytesOf({ body }: Response): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > MAX_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Throws an error of fetch in the words of a report. */
function fail(error: unknown): never {
  throw new Error(`cannot be downloaded: its server ${reasonFor(error)}`);
}

function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return 'does not respond';
  if (error.name === 'TimeoutError') return `takes longer than ${TIMEOUT_MS / 1000} seconds`;
  const cause = error.cause instanceof Error ? error.cause.message : '';
  if (/redirect/i.test(cause)) return 'redirects without end';
  if (/URL scheme/i.test(cause)) return 'redirects to what is no page of the web';
  return error.message === 'terminated' ? 'ends before the picture does' : 'does not respond';
}
