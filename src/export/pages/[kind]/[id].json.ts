import { pathToFileURL } from 'node:url';
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { buildClock } from '../../../core/publication.ts';
import { entryFiles, readEntry } from '../../read-entries.ts';

// The folder of the project, in which every build starts.
const root = pathToFileURL(`${process.cwd()}/`);
const now = buildClock(process.env['BUILD_NOW'], new Date());

export async function getStaticPaths() {
  return (await entryFiles(root)).map(({ kind, file }) => ({
    params: { kind, id: file.id },
    props: { kind, file },
  }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({
  props: { kind, file },
}) => Response.json(await readEntry(kind, file, now));
