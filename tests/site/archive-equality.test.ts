import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Resend } from 'resend';
import { afterAll, expect, test } from 'vitest';
import { FORCED } from '../../scripts/bench/sending/checkout.ts';
import { setStage } from '../../scripts/bench/sending/processes.ts';
import { projectPath } from '../../scripts/settings/environment.ts';
import { joseSignedLinks } from '../../src/providers/jose/jose-signed-links.ts';
import { links } from '../../src/core/links.ts';
import { mailPlaceholders } from '../../src/mail/mail-placeholders.ts';
import { subscriberProperties } from '../../src/subscribers/subscriber.ts';
import { anAddress } from '../fakes/an-address.ts';
import { read } from './built-site.ts';

const stage = await setStage();
afterAll(() => stage.close());
const { sandbox, checkout } = stage;
const sdk = new Resend('re_looks_on', { baseUrl: sandbox.url });

/** A subscriber of the daily newsletter, with the token for the preferences. */
async function aSubscriber() {
  const address = anAddress('reader@readers.example');
  const token = await joseSignedLinks({
    secrets: ['a-secret-of-the-tests-that-is-long-enough'],
    issuer: 'https://news.example.org',
  }).issue({ purpose: 'preferences', address }, new Date('2025-03-01T12:00:00Z'));
  const segments = (await sdk.segments.list()).data?.data ?? [];
  const topics = (await sdk.topics.list()).data?.data ?? [];
  await sdk.contacts.create({
    email: address,
    properties: { [subscriberProperties.preferencesToken]: token },
    segments: segments.map(({ id }) => ({ id })),
    topics: topics.map(({ id }) => ({ id, subscription: 'opt_in' as const })),
  });
  return { address, token };
}

test('a subscriber receives the built email, byte for byte, with placeholders filled in', async () => {
  const { address, token } = await aSubscriber();
  // Issues of the demo: one without an image, one with a lead image.
  for (const id of ['2025-03-28-daily', '2025-02-12-daily']) {
    await cp(
      projectPath(`dist/client${links.issue(id)}`),
      join(checkout.folder, `dist/client${links.issue(id)}`),
      { recursive: true },
    );
    // The demo has no https URL, and nothing serves it here.
    const run = checkout.issue('send', id, '--late', '--yes', ...FORCED);
    expect(await run.status, run.output()).toBe(0);

    const [mail, ...others] = sandbox.mails(address);
    const leave = /<(.+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
    expect(leave).toMatch(/^http/);
    const filled = (file: 'email.html' | 'email.txt') =>
      read(links.issueFile(id, file))
        .replaceAll(mailPlaceholders.unsubscribeUrl, leave)
        .replaceAll(mailPlaceholders.preferencesToken, token);
    expect(filled('email.html')).toContain(`?token=${token}`);
    expect(Buffer.from(mail?.html ?? '')).toEqual(Buffer.from(filled('email.html')));
    expect(Buffer.from(mail?.text ?? '')).toEqual(Buffer.from(filled('email.txt')));
    expect(mail?.subject).toBe(JSON.parse(read(links.issueFile(id, 'issue.json'))).subject);
    expect(others.map(({ subject }) => subject)).not.toContain(mail?.subject);
  }
});
