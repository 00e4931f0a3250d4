import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { links } from '../../../src/core/links.ts';
import type { BuiltFacts } from '../../../src/built.ts';
import { mailTemplateSchema } from '../../../src/mail/mail-template.ts';
import { readPolicyFacts } from '../policy-facts.ts';
import { readRedirects } from '../built-redirects.ts';

/** Stands for the facts in the bundle. */
export const FACTS = '__FACTS_OF_THE_BUILD__';
const IN_BUNDLE = new RegExp(`(["'\`])${FACTS}\\1`, 'g');

/**
 * An Astro integration that writes into the bundle of the on-demand routes what is known when the pages are
 * built. The Node.js server reads it from files.
 */
export function builtFacts(): AstroIntegration {
  let folders: { client: URL; server: URL };
  return {
    name: 'built-facts',
    hooks: {
      'astro:config:done': ({ config }) => {
        folders = config.build;
      },
      'astro:build:generated': async () => {
        const facts = JSON.stringify(await factsOf(fileURLToPath(folders.client)));
        const server = fileURLToPath(folders.server);
        let places = 0;
        for (const name of globSync('**/*.mjs', { cwd: server })) {
          const code = await readFile(join(server, name), 'utf8');
          const filled = code.replaceAll(IN_BUNDLE, () => {
            places += 1;
            return JSON.stringify(facts);
          });
          if (filled !== code) await writeFile(join(server, name), filled);
        }
        if (places !== 1) throw new Error(`${FACTS} is ${places} times in the bundle, not once.`);
      },
    },
  };
}

async function factsOf(client: string): Promise<BuiltFacts> {
  const mail = async (name: string) =>
    mailTemplateSchema.parse(JSON.parse(await readFile(join(client, links.mail(name)), 'utf8')));
  return {
    mails: {
      confirmation: await mail('confirmation'),
      welcome: await mail('welcome'),
      'address-change': await mail('address-change'),
    },
    policy: await readPolicyFacts(client),
    gone: Object.fromEntries(
      (await readRedirects(client)).flatMap(({ from, page }) => (page ? [[from, page]] : [])),
    ),
  };
}
