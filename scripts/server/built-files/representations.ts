import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import {
  type Coding,
  compress,
  type Form,
  isCompressedForm,
  isCompressible,
  MOST_BYTES,
  SUFFIX,
} from './codings.ts';
import type { Variant } from './index-files.ts';

/** A file of a build in one of its forms. */
export interface Representation {
  /** Only text files have other forms than `identity`. */
  form: Form;
  hasOtherForms: boolean;
  /** Strong: the hash of these bytes. */
  etag: string;
  /** When the file was last modified, in milliseconds since 1970, in whole seconds. */
  modifiedMs: number;
  size: number;
  /** `undefined` if the file is too large to keep in memory. */
  bytes: Buffer | undefined;
  /** Whether stronger compression would make it smaller. */
  isQuick: boolean;
}

/**
 * Enough for about 5,000 compressed articles. The server process stays below 256 MiB, so that it fits on
 * the smallest machines that hosts offer.
 */
const MEMORY_BYTES = 64 * 2 ** 20;

/**
 * The files of one build in their forms, with the most recently requested ones in memory. Uses the
 * compressed files of the build. If there is none, compresses the file on request: quickly the first
 * time, and at full strength when it is requested again, one file at a time.
 */
export function representations() {
  let isImproving = false;
  const kept = new LRUCache<Variant, Representation>({
    maxSize: MEMORY_BYTES,
    sizeCalculation: ({ bytes }) => 1024 + (bytes?.length ?? 0),
    fetchMethod: readRepresentation,
  });

  const improve = async (variant: Variant, quick: Representation) => {
    isImproving = true;
    try {
      const bytes = await compress('br', await readFile(variant.file), 'full');
      kept.set(variant, { ...quick, ...contentOf(bytes), isQuick: false });
    } catch {
      // Keep the quick form; the next request tries again.
    } finally {
      isImproving = false;
    }
  };

  return {
    /** Returns the representation if it is in memory. */
    kept(variant: Variant): Representation | undefined {
      const found = kept.get(variant);
      if (found?.isQuick && !isImproving) void improve(variant, found);
      return found;
    },
    /** Reads it, once for concurrent requests. Rejects with the file system's error. */
    read: (variant: Variant): Promise<Representation> => kept.forceFetch(variant),
  };
}

async function readRepresentation({ file, form }: Variant): Promise<Representation> {
  const { size, mtimeMs } = await stat(file);
  const modifiedMs = Math.floor(mtimeMs / 1000) * 1000;
  const hasOtherForms = isCompressible(file, size);
  const plain = { form: 'identity', hasOtherForms, modifiedMs, isQuick: false } as const;
  if (size > MOST_BYTES) return { ...plain, size, etag: await etagOfLarge(file), bytes: undefined };

  const bytes = await readFile(file);
  if (form === 'identity' || !hasOtherForms) return { ...plain, ...contentOf(bytes) };
  const packed = await builtForm(file, form, bytes);
  if (packed) return { ...plain, form, ...contentOf(packed) };
  const quick = await compress(form, bytes, 'quick');
  return { ...plain, form, ...contentOf(quick), isQuick: form === 'br' };
}

/** The compressed file of the build; `undefined` if a file with that name is something else. */
async function builtForm(file: string, coding: Coding, plain: Buffer): Promise<Buffer | undefined> {
  const packed = await readFile(file + SUFFIX[coding]).catch(() => undefined);
  return packed && (await isCompressedForm(coding, packed, plain)) ? packed : undefined;
}

function contentOf(bytes: Buffer): Pick<Representation, 'bytes' | 'size' | 'etag'> {
  return { bytes, size: bytes.length, etag: etagFrom(createHash('sha256').update(bytes).digest()) };
}

async function etagOfLarge(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return etagFrom(hash.digest());
}

/** 27 characters are about 160 bits, enough to rule out collisions. */
function etagFrom(digest: Buffer): string {
  return `"${digest.toString('base64url').slice(0, 27)}"`;
}
