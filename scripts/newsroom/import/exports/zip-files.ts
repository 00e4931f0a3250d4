import { open } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';
import type { ExportFiles } from './export-files.ts';

/**
 * The files of a ZIP file, which is never extracted; hidden ones only if `hidden` is set. Throws an Error with one line if the archive is
 * incomplete or encrypted, or if a name in it leads out of it.
 */
export async function zipFiles(path: string, { hidden = false } = {}): Promise<ExportFiles> {
  // So that a missing file is reported as one, not as a damaged archive.
  await (await open(path)).close();
  const zip = await opened(path);
  const entries = await entriesOf(zip, path, hidden);
  return {
    names: [...entries.keys()].toSorted(),
    async open(name) {
      const entry = entries.get(name);
      if (!entry) throw new Error(`${path} does not contain ${name}.`);
      return { size: entry.uncompressedSize, stream: await contentOf(zip, entry, path) };
    },
  };
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    openZip(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(damaged(path));
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile, path: string, hidden: boolean): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.isEncrypted()) {
        reject(
          new Error(`${path} is encrypted. Extract it with its password, and import the folder.`),
        );
        return;
      }
      // macOS adds a folder with attributes of its own.
      const isFile = !/\/$|^__MACOSX\//.test(entry.fileName);
      const isShown = hidden || !/(?:^|\/)\.[^/]*$/.test(entry.fileName);
      if (isFile && isShown && !entries.has(entry.fileName)) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('error', ({ message }: Error) => {
      const [, name] =
        /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/s.exec(
          message,
        ) ?? [];
      const reason =
        name === undefined
          ? damaged(path)
          : new Error(`${path} contains the name ${JSON.stringify(name)}, which leads out of it.`);
      reject(reason);
    });
    zip.readEntry();
  });
}

/** The content of an entry. Its stream fails if it is not what the archive claims. */
function contentOf(zip: ZipFile, entry: Entry, path: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged(path, entry.fileName));
        return;
      }
      const checked = new PassThrough();
      let sum = 0;
      stream.on('data', (part: Buffer) => {
        sum = crc32(part, sum);
        if (!checked.write(part)) stream.pause();
      });
      checked.on('drain', () => void stream.resume());
      checked.on('close', () => void stream.destroy());
      stream.on('error', () => void checked.destroy(damaged(path, entry.fileName)));
      stream.on('end', () => {
        if (sum === entry.crc32) checked.end();
        else checked.destroy(damaged(path, entry.fileName));
      });
      resolve(checked);
    });
  });
}

function damaged(path: string, name?: string): Error {
  const part = name === undefined ? 'is not a complete ZIP file' : `is damaged at ${name}`;
  return new Error(`${path} ${part}. Download or export it again.`);
}
