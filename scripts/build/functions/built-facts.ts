import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltFacts } from '../../../src/built.ts';
import { links } from '../../../src/core/links.ts';
import { mailTemplateSchema } from '../../../src/mail/mail-template.ts';
import { type Redirect } from '../built-redirects.ts';
import { readPolicyFacts } from '../policy-facts.ts';

/** Stands for the facts in a bundle, which is made before the pages. */
export const FACTS = '__FACTS_OF_THE_BUILD__';
const IN_BUNDLE = new RegExp(`(["'\`])${FACTS}\\1`, 'g');

/** Writes the facts of the build in `client` into the bundle in the folder `bundle`. Throws an Error if it has no place for them. */
export async function fillFacts(
  bundle: string,
  client: string,
  redirects: readonly Redirect[],
): Promise<void> {
  const facts = JSON.stringify(JSON.stringify(await factsOf(client, redirects)));
  let places = 0;
  const names = readdirSync(bundle, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => one.endsWith('.mjs'))) {
    const file = join(bundle, name);
    const code = await readFile(file, 'utf8');
    if (!IN_BUNDLE.test(code)) continue;
    places += 1;
    // The file can be a link.
    await rm(file);
    await writeFile(
      file,
      code.replaceAll(IN_BUNDLE, () => facts),
    );
  }
  if (places !== 1) throw new Error(`${FACTS} is in ${places} files of ${bundle}, not in one.`);
}

async function factsOf(client: string, redirects: readonly Redirect[]): Promise<BuiltFacts> {
  const mail = async (name: string) =>
    mailTemplateSchema.parse(JSON.parse(await readFile(join(client, links.mail(name)), 'utf8')));
  return {
    mails: {
      confirmation: await mail('confirmation'),
      welcome: await mail('welcome'),
      'address-change': await mail('address-change'),
    },
    policy: await readPolicyFacts(client),
    gone: Object.fromEntries(redirects.flatMap(({ from, page }) => (page ? [[from, page]] : []))),
  };
}
