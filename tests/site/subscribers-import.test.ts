import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { site } from '../../src/site.config.ts';
import { until } from './running-site.ts';
import { subscribersCommand } from './subscribers-command.ts';

const { sandbox, sdk, folder, run, start, statusOf, changes } = await subscribersCommand();
const fixture = (name: string) => projectPath(`tests/fixtures/subscribers/${name}`);
const reader = (name: string) => `${name}@readers.example`;

/** The topic at Resend has the name in the newsletter file. */
const [, houseName = ''] =
  /^name: (.+)$/m.exec(
    readFileSync(projectPath(`content/newsletters/${site.newsletter.id}.yaml`), 'utf8'),
  ) ?? [];

const daily = { unsubscribed: false, segments: [site.newsletter.segment], hasPreferences: true };

test.each([
  ['ghost.csv', { one: '2024-01-15T10:00:00.000Z', four: undefined }, ['two', 'three']],
  ['substack.csv', { one: '2024-01-15T10:00:00.000Z', two: '2024-02-01T10:00:00.000Z' }, ['three']],
  [
    'subscribed_members_export_1a2b3c.csv',
    { one: '2018-10-11T10:02:00.000Z', two: '2015-03-16T14:40:47.000Z' },
    [],
  ],
  [
    'buttondown.csv',
    { one: '2023-11-02T07:30:00.000Z', two: '2023-11-03T07:30:00.000Z' },
    ['three', 'four', 'five', 'six', 'seven'],
  ],
])(
  'of %s, who is subscribed is on the list with the consent, and nobody else; nobody is mailed',
  async (name, subscribed, others) => {
    const { status, all } = await run('import', fixture(name), '--yes');
    expect(status, all).toBe(0);
    for (const [reading, at] of Object.entries(subscribed)) {
      const found = await statusOf(reader(reading));
      expect(found, reading).toMatchObject({ ...daily, newsletters: [houseName] });
      expect(found?.consent.slice(0, 2)).toEqual([at, expect.stringMatching(/^import:[a-z]+$/)]);
    }
    for (const other of others) expect(await statusOf(reader(other)), other).toBeUndefined();
    expect(sandbox.ledger.deliveries).toEqual([]);
    expect(all).not.toContain('@');
  },
);

test('importing the same file again changes nothing', async () => {
  await run('import', fixture('ghost.csv'), '--yes');
  const before = changes();
  const { status, out } = await run('import', fixture('ghost.csv'), '--yes');
  expect(status).toBe(0);
  expect(out).toContain('0 imported, 2 already on the list, 4 skipped');
  expect(changes()).toEqual(before);
});

test('an exported file restores newsletters and consent, and escaped cells', async () => {
  expect(await run('import', fixture('broadsheet.csv'), '--yes')).toMatchObject({ status: 0 });
  expect(await statusOf(reader('+one'))).toMatchObject({
    ...daily,
    newsletters: expect.arrayContaining(['The Broadsheet Daily', 'The Broadsheet Weekly']),
    consent: ['2024-01-15T10:00:00.000Z', '/articles/a/', '=1+1, and\r\nmore'],
  });
  for (const name of ['two', 'three', 'four']) {
    expect(await statusOf(reader(name)), name).toBeUndefined();
  }
});

test('without --yes, changes nothing and prints what would be imported', async () => {
  await run('import', fixture('substack.csv'));
  // The lists are found, or created if missing.
  const before = changes();
  const dry = await run('import', fixture('ghost.csv'));
  expect(dry).toMatchObject({ status: 0, errors: '' });
  expect(dry.out).toContain('2 would be imported, 0 already on the list, 4 skipped');
  expect(dry.out).toContain('Nothing was changed');
  expect(changes()).toEqual(before);
  expect((await sdk.contacts.list()).data?.data).toEqual([]);
});

test('reports every skipped row with its line and reason', async () => {
  const report = join(folder, 'not-taken.csv');
  const { status, all } = await run('import', fixture('ghost.csv'), '--yes', '--report', report);
  expect(status).toBe(0);
  expect(readFileSync(report, 'utf8').split('\r\n')).toEqual([
    'line,address,reason',
    '4,two@readers.example,"unsubscribed, according to the file"',
    '5,three@readers.example,"unsubscribed, according to the file"',
    '6,not an address,not a valid email address (no-at-sign)',
    '7,ONE@readers.example,same address as on line 2',
    '',
  ]);
  expect(all).toContain('line 6: not a valid email address (no-at-sign)');
  expect(all).not.toContain('@');
});

describe('addresses in the account keep their status:', () => {
  const file = () => join(folder, 'members.csv');
  beforeEach(() => {
    const rows = ['left', 'bounced', 'chose', 'foreign', 'new'].map((n) => `${reader(n)},true,\n`);
    writeFileSync(file(), `email,subscribed_to_emails,created_at\n${rows.join('')}`);
  });

  test('unsubscribed, suppressed and subscribed; a contact of another list joins', async () => {
    await run('import', fixture('substack.csv'));
    const segments = await sdk.segments.list();
    const ours = segments.data?.data.find(({ name }) => name === site.newsletter.segment)?.id ?? '';
    await sdk.contacts.create({ email: reader('Left'), unsubscribed: true });
    await sdk.contacts.create({ email: reader('chose'), segments: [{ id: ours }] });
    await sdk.contacts.create({ email: reader('foreign'), firstName: 'F' });
    await sdk.suppressions.add({ email: reader('bounced') });

    for (const expected of ['2 imported, 1 already on', '0 imported, 3 already on']) {
      const { status, out } = await run('import', file(), '--yes');
      expect(status).toBe(0);
      expect(out).toContain(expected);
      expect(out).toContain('line 2: unsubscribed earlier');
      expect(out).toContain('line 3: bounced or complained');
    }
    expect(await statusOf(reader('left'))).toMatchObject({ unsubscribed: true, segments: [] });
    expect(await statusOf(reader('bounced'))).toBeUndefined();
    expect(await statusOf(reader('chose'))).toMatchObject({ newsletters: [] });
    expect(await statusOf(reader('foreign'))).toMatchObject({
      ...daily,
      newsletters: [houseName],
    });
    const foreign = await sdk.contacts.get({ email: reader('foreign') });
    expect(foreign.data?.first_name).toBe('F');
  });
});

describe('with more rows than a page holds', () => {
  const file = join(folder, 'many.csv');
  const all = Array.from({ length: 120 }, (_, i) => reader(`reader${i}`));
  writeFileSync(
    file,
    `email,subscribed_to_emails,created_at\n${all.map((one) => `${one},true,2024-01-01\n`).join('')}`,
  );

  async function everybodyOnce() {
    const listed = new Map<string, number>();
    for (const page of [1, 2]) {
      const after = page === 1 ? undefined : [...listed.keys()].at(-1);
      const id = after && (await sdk.contacts.get({ email: after })).data?.id;
      const { data } = await sdk.contacts.list({ limit: 100, ...(id && { after: id }) });
      for (const { email } of data?.data ?? []) listed.set(email, (listed.get(email) ?? 0) + 1);
    }
    expect(listed.size).toBe(120);
    expect(new Set(listed.values())).toEqual(new Set([1]));
    for (const email of [all[0], all[60], all[119]]) {
      expect(await statusOf(email ?? '')).toMatchObject(daily);
    }
    expect(sandbox.ledger.deliveries).toEqual([]);
  }

  test('a killed import continues when it is run again', async () => {
    sandbox.inject({ kind: 'hang', method: 'POST', path: '/contacts', skip: 60, when: 'after' });
    const { child, ended } = start(['import', file, '--yes']);
    await until(() => sandbox.ledger.requests.some(({ fault }) => fault === 'hang'));
    child.kill('SIGKILL');
    await ended;
    const again = await run('import', file, '--yes');
    expect(again.status).toBe(0);
    expect(again.out).toContain('59 imported, 61 already on the list, 0 skipped');
    await everybodyOnce();
  });

  test('lost responses lose nobody and add nobody twice', async () => {
    sandbox.inject({ kind: 'drop', method: 'POST', path: '/contacts', skip: 10, when: 'after' });
    sandbox.inject({ kind: 'drop', method: 'POST', path: '/contacts', skip: 70, when: 'before' });
    const { status, out, all } = await run('import', file, '--yes');
    expect(status, all).toBe(0);
    expect(out).toContain('120 imported, 0 already on the list, 0 skipped');
    await everybodyOnce();
  });

  test('if Resend refuses every request, reports it and exits with 4', async () => {
    const body = { statusCode: 401, name: 'restricted_api_key', message: 'This key only sends.' };
    sandbox.inject({
      kind: 'status',
      status: 401,
      body,
      method: 'POST',
      path: '/contacts',
      skip: 9,
    });
    const { status, errors } = await run('import', file, '--yes');
    expect(status).toBe(4);
    expect(errors).toContain('restricted_api_key');
    expect(errors).toContain('Run the same command again');
    expect(errors).not.toContain('@');
  });

  test('a list that is exported and imported into an empty account is the same', async () => {
    await run('import', file, '--yes');
    const out = join(folder, 'list.csv');
    rmSync(out, { force: true });
    const left = all[3] ?? '';
    await sdk.contacts.update({ email: left, unsubscribed: true });
    const written = await run('export', '--out', out);
    const errors = `Exported 120 subscribers to ${out}.\n`;
    expect(written).toMatchObject({ status: 0, out: '', errors });
    const rows = readFileSync(out, 'utf8').trimEnd().split('\r\n');
    expect(rows).toHaveLength(121);
    expect(rows.filter((row) => row.includes(',subscribed,daily,2024-01-01'))).toHaveLength(119);
    // Unsubscribed on Resend's page, which records no time: the last cell is empty.
    expect(
      rows.filter((row) => row.startsWith(`${left},left,,`) && row.endsWith(',')),
    ).toHaveLength(1);

    sandbox.reset();
    expect((await run('import', out, '--yes')).out).toContain('119 imported, 0 already on');
    const piped = await run('export');
    expect(piped.status).toBe(0);
    // Everything but the day on which an address was added.
    const cells = (text: string) =>
      text
        .trimEnd()
        .split('\r\n')
        .map((row) => row.replace(/,[^,]*,[^,]*$/, ''))
        .toSorted();
    expect(cells(piped.out)).toEqual(
      cells(rows.filter((row) => !row.startsWith(`${left},`)).join('\r\n')),
    );
  });

  test('a reader who is removed during an export does not stop it', async () => {
    await run('import', file, '--yes');
    sandbox.ledger.clear();
    sandbox.inject({ kind: 'delay', ms: 1000, path: '/contacts/*', skip: 40 });
    const { ended } = start(['export']);
    await until(() => sandbox.ledger.requests.length > 50);
    // The first page ends with this contact, which is the cursor of the next.
    await sdk.contacts.remove({ email: all[20] ?? '' });
    const { status, out, errors } = await ended;
    expect(status, errors).toBe(0);
    expect(out.trimEnd().split('\r\n')).toHaveLength(120);
  });
});
