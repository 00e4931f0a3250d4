import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { PATIENTLY, pageOf, signingUpOn, tokenIn, linkIn } from './signing-up.ts';

let site: RunningSite;
let signUp: ReturnType<typeof signingUpOn>;
beforeAll(async () => {
  site = await runSite();
  signUp = signingUpOn(site);
});
beforeEach(async () => {
  await signUp.workDone();
  site.sandbox.reset();
});
afterAll(() => site.close());

const send = (fields: [string, string][]) =>
  fetch(`${site.url}/api/subscribe`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.url },
    body: new URLSearchParams(fields),
  });

test('a reader who selects two newsletters gets both, emails name them, and the page of the form is stored', async () => {
  const html = await pageOf(`${site.url}/newsletter/`);
  const offered = elements(html, 'input').filter(
    ({ properties }) => properties['type'] === 'checkbox',
  );
  expect(offered.map(({ properties }) => properties['value'])).toEqual([
    'breaking',
    'daily',
    'weekly',
  ]);
  const email = 'two@example.org';
  const answer = await send([
    ['page', '/newsletter/'],
    ['newsletter', ''],
    ['newsletter', 'weekly'],
    ['newsletter', 'breaking'],
    ['email', email],
  ]);
  expect(answer.status).toBe(303);
  await expect.poll(() => site.sandbox.mails(email).length, PATIENTLY).toBe(1);
  const mailText = () => site.sandbox.mails(email)[0]?.text?.replaceAll(/\s+/g, ' ');
  expect(mailText()).toContain('to receive Broadsheet Breaking and The Broadsheet Weekly at');
  expect(mailText()).not.toContain('The Broadsheet Daily');
  const token = tokenIn(await pageOf(linkIn(site.sandbox.mails(email)[0]?.text)));
  await signUp.post('/subscribe/confirm/', { token });
  await expect
    .poll(async () => (await signUp.statusOf(email))?.receives, PATIENTLY)
    .toEqual(['breaking', 'weekly']);
  await expect
    .poll(mailText, PATIENTLY)
    .toContain('now subscribed to Broadsheet Breaking and The Broadsheet Weekly.');
  for (const path of ['/subscribe/check-your-inbox/', '/subscribe/welcome/'])
    expect(await pageOf(site.url + path)).not.toContain('subscribed to The Broadsheet Daily');
  const contact = (await (await signUp.resend('GET', `/contacts/${email}`)).json()) as {
    properties: Record<string, { value: string }>;
  };
  expect(contact.properties['consent_page']?.value).toBe('/newsletter/');
  expect(contact.properties['consent_text']?.value).toContain('The Broadsheet Weekly: ');
});

test.each([
  ['nothing selected', '', 'select at least one newsletter'],
  ['one that does not exist', 'hourly', 'does not exist'],
])('%s: 422 with the choice again, and no email', async (_name, newsletter, sentence) => {
  const answer = await send([
    ['newsletter', newsletter],
    ['email', 'none@example.org'],
  ]);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(text(html)).toContain(sentence);
  expect(html).toContain('type="checkbox"');
  expect(html).toContain('value="none@example.org"');
  expect(site.sandbox.mails('none@example.org')).toEqual([]);
});

test('every form sends the path of its page', async () => {
  for (const path of ['/', '/about/', '/newsletter/']) {
    const pages = elements(await pageOf(site.url + path), 'input').filter(
      ({ properties }) => properties['name'] === 'page',
    );
    expect(new Set(pages.map(({ properties }) => properties['value']))).toEqual(new Set([path]));
  }
});
