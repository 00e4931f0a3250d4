import { expect, test } from 'vitest';
import { dataOf, letter, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const attack = '<script>alert(1)</script>"\'&';

async function page(path: string) {
  const response = await fetch(sandbox.url + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test('the front page lists emails, newest first', async () => {
  expect((await page('/')).text).toContain('No emails yet');
  await resend.emails.send(letter({ subject: 'The older' }));
  await resend.emails.send(letter({ subject: 'The newer', to: 'bob@readers.example' }));
  const { text } = await page('/');
  expect(text.indexOf('The newer')).toBeGreaterThan(0);
  expect(text.indexOf('The newer')).toBeLessThan(text.indexOf('The older'));
  expect(text).toContain('bob@readers.example');
});

test('a link leads to older emails', async () => {
  for (let i = 0; i < 51; i += 1) await resend.emails.send(letter({ subject: `Mail ${i}.` }));
  const first = await page('/');
  expect(first.text).not.toContain('Mail 0.');
  const older = /href="(\?after=[^"]+)">Older/.exec(first.text)?.[1] ?? '';
  expect((await page(`/${older}`)).text).toContain('Mail 0.');
});

test('content of emails never becomes markup of the inbox', async () => {
  const { id: segmentId } = dataOf(await resend.segments.create({ name: attack }));
  const topic = { name: attack, description: attack, defaultSubscription: 'opt_in' as const };
  await resend.topics.create(topic);
  const email = 'ann@readers.example';
  const { id: contact } = dataOf(
    await resend.contacts.create({ email, firstName: attack, segments: [{ id: segmentId }] }),
  );
  const from = `${attack.replace(/[<>]/g, '')} <a@b.example>`;
  const broadcast = { name: attack, segmentId, from, subject: attack, text: attack };
  await resend.broadcasts.create({ ...broadcast, send: true });
  const headers = { 'X-Attack': attack };
  const { id } = dataOf(
    await resend.emails.send(letter({ subject: attack, text: attack, headers })),
  );

  const sections = ['contacts', 'lists', 'broadcasts', 'requests', `mails/${id}`];
  const paths = ['/', ...sections.map((name) => `/inbox/${name}`), `/unsubscribe/${contact}`];
  for (const path of paths) {
    const { status, text, headers: sent } = await page(path);
    expect([path, status]).toEqual([path, 200]);
    expect(text).not.toContain('<script>alert');
    if (path !== `/unsubscribe/${contact}`) expect(text).toContain('&#60;script&#62;alert');
    expect(sent.get('content-security-policy')).toContain("script-src 'self'");
    expect(text).not.toMatch(/<[^>]+ (style|on\w+)=/);
  }
});

test('an email is shown in a sandboxed frame', async () => {
  const html = `<!doctype html><html><head><title>x</title></head><body>${attack}</body></html>`;
  const { id } = dataOf(
    await resend.emails.send(letter({ html, text: 'See https://a.example/?b=1&c' })),
  );
  const { text } = await page(`/inbox/mails/${id}`);
  expect(text).toContain(`src="/inbox/mails/${id}/html"`);
  expect(text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(text).toContain('<a href="https://a.example/?b=1&#38;c" target="_blank"');

  const frame = await page(`/inbox/mails/${id}/html`);
  const policy = frame.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
  expect(frame.text).toBe(html.replace('<head>', '<head><base target="_blank">'));
});

test.each(['<p>bare</p>', '<!DOCTYPE html><p>no head</p>', '<header>not a head</header>'])(
  'the links of %j also open outside the inbox',
  async (html) => {
    const { id } = dataOf(await resend.emails.send(letter({ html })));
    const { text } = await page(`/inbox/mails/${id}/html`);
    expect(text).toMatch(/^(<!DOCTYPE html>)?<base target="_blank"></);
  },
);

test('a missing email has a page that says so', async () => {
  expect((await page('/inbox/mails/x')).status).toBe(404);
  expect((await page('/inbox/mails/x/html')).status).toBe(404);
  expect((await page('/inbox/nothing')).status).toBe(404);
});

test('an open page updates on a new email', async () => {
  const stop = new AbortController();
  const { body } = await fetch(`${sandbox.url}/inbox/changes`, { signal: stop.signal });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain('retry');
  await resend.emails.send(letter({}));
  expect((await reader?.read())?.value).toBe('data: changed\n\n');
  stop.abort();
});
