import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { orderToSend, setStage } from '../../scripts/bench/sending/processes.ts';

const stage = await setStage();
afterAll(() => stage.close());
const { sandbox, checkout, send } = stage;

test('sending an issue that is already out exits with 0, however overdue it is', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-5');
  expect(await send(id).status).toBe(0);
  stage.delivered();
  // Neither lateness nor the preflight matters anymore, and the ledger is not needed.
  const again = checkout.issue('send', id, '--yes');
  expect(await again.status, again.output()).toBe(0);
  expect(again.output()).toContain(`${id} was already sent at 20`);
  const ledger = join(checkout.folder, `content/issues/${id}.ledger.json`);
  await rm(ledger);
  const restored = checkout.issue('send', id, '--yes');
  expect(await restored.status, restored.output()).toBe(0);
  expect(restored.output()).toContain('was already sent at');
  expect(stage.delivered()).toBe(0);
});

test('an issue can be named by its id, its file name or its path', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-6');
  for (const pasted of [`${id}.mdx`, `./content/issues/${id}.mdx`, `content/issues/${id}/`]) {
    const preview = checkout.issue('preview', pasted);
    expect(await preview.status, preview.output()).toBe(0);
    expect(preview.output()).toContain('Subject:');
  }
  for (const [wrong, message] of [
    ['../../package.json', 'is not an issue'],
    ['daily', 'is not an issue'],
    ['', '<issue> is required'],
  ] as const) {
    const run = checkout.issue('preview', wrong);
    expect(await run.status, run.output()).toBe(2);
    expect(run.output()).toContain(message);
  }
});

test('a test email is sent only with --yes, to the given address', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-7');
  stage.delivered();
  const dry = checkout.issue('test', id, '--to', 'editor@broadsheet.example');
  expect(await dry.status, dry.output()).toBe(0);
  expect(dry.output()).toContain('goes from');
  expect(dry.output()).toContain('editor@broadsheet.example');
  expect(sandbox.ledger.requests).toEqual([]);
  const done = checkout.issue('test', id, '--to', 'editor@broadsheet.example', '--yes');
  expect(await done.status, done.output()).toBe(0);
  expect(sandbox.ledger.deliveries.map(({ to }) => to)).toEqual(['editor@broadsheet.example']);
});

test('unavailable figures stop the send, and --force reputation overrules that', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-8');
  stage.delivered();
  const body = { statusCode: 403, name: 'restricted_api_key', message: 'no' };
  sandbox.inject({ kind: 'status', status: 403, path: '/emails/metrics', body, times: 2 });
  const asked = send(id);
  expect(await asked.status, asked.output()).toBe(3);
  expect(asked.output()).toContain('--force reputation');
  expect(stage.delivered()).toBe(0);
  const decided = checkout.issue('send', id, ...orderToSend(0.1), '--force', 'reputation');
  expect(await decided.status, decided.output()).toBe(0);
  expect(stage.delivered()).toBe(1);
  const ledger = join(checkout.folder, `content/issues/${id}.ledger.json`);
  expect(JSON.parse(await readFile(ledger, 'utf8'))).toMatchObject({
    entries: [{ forced: expect.arrayContaining(['reputation']) }, {}, {}, {}, {}],
  });
});

test('outside of the sandbox, nobody waits for less than the settle time', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-9');
  onTestFinished(() => void (stage.env['RESEND_BASE_URL'] = sandbox.url));
  stage.env['RESEND_BASE_URL'] = 'https://resend.invalid';
  const run = checkout.issue('send', id, '--settle', '1');
  expect(await run.status).toBe(2);
  expect(run.output()).toContain('--settle is 1; the minimum outside of the sandbox is 60');
});

test('the help explains the exit codes in one place', async () => {
  const help = checkout.issue('--help');
  expect(await help.status).toBe(0);
  for (const status of [0, 1, 2, 3, 4])
    expect(help.output()).toMatch(new RegExp(`^  ${status}  `, 'm'));
  for (const command of ['send', 'schedule', 'cancel']) {
    const own = checkout.issue(command, '--help');
    expect(await own.status).toBe(0);
    expect(own.output()).toContain('npm run issue -- --help');
  }
});

test('stats shows what became of each issue, and how the list grew', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-10');
  expect(await send(id).status).toBe(0);
  const plain = checkout.issue('stats');
  expect(await plain.status, plain.output()).toBe(0);
  expect(plain.output()).toMatch(/^issue +delivered +bounced +complained +unsubscribed$/m);
  expect(plain.output()).toMatch(new RegExp(`^${id} +1 +0 +0 +0$`, 'm'));
  expect(plain.output()).not.toContain('opened');

  const [mail] = sandbox.mails();
  await fetch(`${sandbox.url}/_sandbox/emails/${mail?.id}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'opened' }),
  });
  const tracked = checkout.issue('stats', '--growth', '--weeks', '2');
  expect(await tracked.status, tracked.output()).toBe(0);
  expect(tracked.output()).toMatch(new RegExp(`^${id} +1 +0 +0 +0 +1 +0$`, 'm'));
  expect(tracked.output()).toContain('content/pages/privacy.mdx has to say so');
  expect(tracked.output()).toMatch(/^week from +joined +left +subscribers\n\S+ .*\n\S+ .* 1$/m);
  const wrong = checkout.issue('stats', '--weeks', '0');
  expect(await wrong.status).toBe(2);
});

test('a send to nobody says so before and after', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-11');
  await unsubscribeAll(true);
  onTestFinished(() => unsubscribeAll(false));
  stage.delivered();
  const dry = checkout.issue('send', id, ...orderToSend(0.1).filter((one) => one !== '--yes'));
  expect(await dry.status, dry.output()).toBe(0);
  expect(dry.output()).toContain('With --yes it reaches nobody, and counts as sent.');
  const run = send(id);
  expect(await run.status, run.output()).toBe(0);
  expect(run.output()).toMatch(
    /Nobody is subscribed to “.+”\.\n(?:.*\n)*Submitted: .* It reaches nobody, because nobody is subscribed\.\n$/,
  );
  expect(stage.delivered()).toBe(0);
});

async function unsubscribeAll(unsubscribed: boolean): Promise<void> {
  const headers = { authorization: 'Bearer re_bench', 'content-type': 'application/json' };
  const contacts = await fetch(`${sandbox.url}/contacts`, { headers });
  const { data } = (await contacts.json()) as { data: { id: string }[] };
  for (const { id } of data)
    await fetch(`${sandbox.url}/contacts/${id}`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ unsubscribed }),
    });
}
