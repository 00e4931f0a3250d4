import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, replaceDurably } from '../../../src/providers/files/replace-durably.ts';
import { type Announcement, announcementSchema } from '../../../src/discovery/announcement.ts';
import { fileProblem } from '../../command/file-problem.ts';

/**
 * What the file says is announced; `undefined` where there is no file. Throws an Error with one line
 * for the operator when it is something else.
 */
export async function readAnnounced(file: string): Promise<Announcement | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Error(fileProblem(error, file) ?? `${file} could not be read (${codeOf(error)}).`);
  });
  if (text === undefined) return undefined;
  const announced = announcementSchema.safeParse(parseJson(text));
  if (announced.success) return announced.data;
  throw new Error(
    `${file} is not a valid record of announcements: it was cut off or changed. Restore it, or delete it to announce everything again.`,
  );
}

/** Keeps what is announced, a line for each address, so that git can keep it too. */
export async function writeAnnounced(file: string, announced: Announcement): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await replaceDurably(file, `${JSON.stringify(announced, null, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
