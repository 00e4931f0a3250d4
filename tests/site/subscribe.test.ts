import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';
import { linkIn, pageOf, signingUpOn, tokenIn } from './signing-up.ts';

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

test('a reader subscribes: form, email, button, contact in segment and topic, welcome', async () => {
  const answer = await signUp.post('/api/subscribe', { email: 'Reader+news@Example.ORG' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/subscribe/check-your-inbox/');

  await signUp.workDone();
  const [mail] = site.sandbox.mails();
  expect(mail).toMatchObject({
    from: 'Broadsheet <news@broadsheet.example>',
    to: ['Reader+news@example.org'],
    subject: 'Confirm your subscription to Broadsheet',
  });
  expect(mail?.text).toContain(linkIn(mail?.text));
  expect(mail?.html).toMatch(/^<!doctype html>/i);
  expect(new URL(linkIn(mail?.text)).origin).toBe(site.url);
  expect(await signUp.contacts()).toEqual([]);

  const page = await fetch(linkIn(mail?.text));
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(text(html)).toContain('Re…\u2060@example.org');
  expect(text(html)).not.toContain('Reader+news');
  expect(await signUp.contacts()).toEqual([]);

  const confirmed = await signUp.post('/subscribe/confirm/', { token: tokenIn(html) });
  expect(confirmed.status).toBe(303);
  expect(confirmed.headers.get('location')).toBe('/subscribe/welcome/');
  await signUp.workDone();
  expect(await signUp.contacts()).toEqual([
    {
      email: 'Reader+news@example.org',
      unsubscribed: false,
      segments: ['Broadsheet subscribers'],
      topics: expect.arrayContaining([
        { name: 'The Broadsheet Daily', subscription: 'opt_in' },
        { name: 'The Broadsheet Weekly', subscription: 'opt_out' },
        { name: 'Broadsheet Breaking', subscription: 'opt_out' },
      ]),
    },
  ]);

  const welcome = await (await fetch(`${site.url}/subscribe/welcome/`)).text();
  expect(elements(welcome, 'article').length).toBe(3);
});

test('a scanner that follows every link and opens every form changes nothing', async () => {
  const link = await signUp.confirmationLink('scanned@example.org');
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE']) {
    await fetch(link, { method, headers: { purpose: 'prefetch' } });
  }
  expect(await signUp.contacts()).toEqual([]);
  expect(
    (await signUp.post('/subscribe/confirm/', { token: tokenIn(await pageOf(link)) })).status,
  ).toBe(303);
  await signUp.workDone();
  expect((await signUp.contacts()).length).toBe(1);
});

test('fifty clicks on the button at once make one contact, and show the same page each time', async () => {
  const token = tokenIn(await pageOf(await signUp.confirmationLink('often@example.org')));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => signUp.post('/subscribe/confirm/', { token })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  await signUp.workDone();
  expect((await signUp.contacts()).length).toBe(1);
  for (const [made, times] of Object.entries({ '/contacts': 1, '/segments': 1, '/topics': 3 })) {
    expect(signUp.requests('POST', made).filter(({ status }) => status === 201)).toHaveLength(
      times,
    );
  }
});

test('someone who unsubscribed comes back only by the button, and their properties are kept', async () => {
  const known = await signUp.resend('POST', '/contacts', {
    email: 'back@example.org',
    first_name: 'Ada',
    unsubscribed: true,
  });
  expect(known.status).toBe(201);
  const link = await signUp.confirmationLink('back@example.org');
  expect((await signUp.contacts())[0]).toMatchObject({ unsubscribed: true, segments: [] });

  const before = signUp.requests('POST', '/contacts').length;
  await signUp.post('/subscribe/confirm/', { token: tokenIn(await pageOf(link)) });
  await signUp.workDone();
  expect((await signUp.contacts())[0]).toMatchObject({
    unsubscribed: false,
    segments: ['Broadsheet subscribers'],
  });
  expect(signUp.requests('POST', '/contacts').length).toBe(before);
  const contact = await (await signUp.resend('GET', '/contacts/back@example.org')).json();
  expect(contact).toMatchObject({ first_name: 'Ada' });
});

test('sending the form five times in a minute sends one email', async () => {
  const answers = [];
  for (let i = 0; i < 5; i++)
    answers.push(await signUp.post('/api/subscribe', { email: 'once@example.org' }));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
  await signUp.workDone();
  expect(site.sandbox.mails().length).toBe(1);
});
