import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { cleanPicture } from '../../src/pictures/clean-picture.ts';
import { cleanSvg } from '../../src/pictures/clean-svg.ts';

const PICTURE = /\.(?:apng|avif|gif|jpe?g|png|svg|tiff?|webp)$/i;

/**
 * An Astro integration that removes the originals of pictures from a build. Astro emits them with all
 * their metadata, beside the pictures that it makes of them. An original in a style sheet stays, without
 * its metadata.
 */
export function noOriginals() {
  const originals = new Set<string>();
  const styles: string[] = [];
  return {
    name: 'no-originals',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }: Setup) => {
        if (command !== 'build') return;
        const findOriginals = {
          name: 'find-originals',
          generateBundle(_options: unknown, bundle: Record<string, BundleFile>) {
            for (const { type, fileName, source } of Object.values(bundle)) {
              if (type !== 'asset') continue;
              if (PICTURE.test(fileName)) originals.add(fileName);
              if (fileName.endsWith('.css')) styles.push(String(source));
            }
          },
        };
        updateConfig({ vite: { plugins: [findOriginals] } });
      },
      'astro:build:done': async ({ dir }: { dir: URL }) => {
        for (const name of originals) {
          const file = new URL(name, dir);
          if (!existsSync(file)) continue;
          if (styles.some((style) => style.includes(name)))
            await writeFile(file, await clean(file));
          else await rm(file);
        }
      },
    },
  };
}

async function clean(file: URL): Promise<Uint8Array> {
  const original = await readFile(file);
  return file.pathname.endsWith('.svg') ? cleanSvg(original) : cleanPicture(original);
}

/** What Astro and Vite hand to the hooks, as far as it is used here. */
interface Setup {
  command: string;
  updateConfig: (changes: object) => unknown;
}

interface BundleFile {
  type: 'asset' | 'chunk';
  fileName: string;
  source?: unknown;
}
