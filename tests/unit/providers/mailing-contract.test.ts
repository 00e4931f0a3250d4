import { describe, expect, test } from 'vitest';
import { mailingName } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { SETTLE_MS } from '../../../src/newsletters/sending/send-request.ts';
import { sendIssue } from '../../../src/newsletters/sending/send-issue.ts';
import { anAddress } from '../../fakes/an-address.ts';
import { FakeIssueLedger } from '../../fakes/fake-issue-ledger.ts';
import { canary } from '../../fakes/list-jobs.ts';
import { openedAccounts } from './accounts.ts';

describe.each(await openedAccounts())('mailing through %s', (_, account) => {
  const content = { subject: 'Feeds', html: '<p>{{{RESEND_UNSUBSCRIBE_URL}}}</p>', text: 'T' };
  const mailing = async () => {
    const audience = await account.provider().readership.of('daily');
    if (!audience) throw new Error('no readers');
    const name = mailingName('2025-04-14-daily');
    return { name, from: 'F <f@example.org>', content, hash: '0'.repeat(64), audience };
  };
  const mail = (to: string) => ({
    from: 'F <f@example.org>',
    to,
    subject: `For ${to}`,
    html: '<p>H</p>',
    text: 'T',
  });

  test('an unknown newsletter has no readers', async () => {
    expect(await account.provider().readership.of('hourly')).toBeUndefined();
  });

  test('a newsletter is empty until a reader chooses it, and again when the last one leaves', async () => {
    const { store, readership } = account.provider();
    const { audience } = await mailing();
    expect(await readership.isEmpty(audience)).toBe(true);
    await store.create(anAddress('w@readers.example'), { newsletters: ['weekly'], record: {} });
    expect(await readership.isEmpty(audience)).toBe(true);
    await store.create(anAddress('d@readers.example'), { newsletters: ['daily'], record: {} });
    expect(await readership.isEmpty(audience)).toBe(false);
    await account.leaveThere(anAddress('d@readers.example'));
    expect(await readership.isEmpty(audience)).toBe(true);
  });

  test('a draft is read back unchanged and reaches nobody', async () => {
    const { broadcaster } = account.provider();
    const given = await mailing();
    const made = await broadcaster.create(given);
    const id = made.kind === 'ok' ? made.data : '';
    const { name, from, audience } = given;
    expect(await broadcaster.get(id)).toMatchObject({
      kind: 'ok',
      data: { id, status: 'draft', name, from, audience, content, sentAt: undefined },
    });
    expect(await broadcaster.all()).toMatchObject({ kind: 'ok', data: [{ id, status: 'draft' }] });
    expect(account.received()).toEqual([]);
  });

  test('only a draft can be sent or removed, and a scheduled one is a draft again when canceled', async () => {
    const { broadcaster } = account.provider();
    const made = await broadcaster.create(await mailing());
    const id = made.kind === 'ok' ? made.data : '';
    const at = new Date(account.now().getTime() + 3_600_000);
    expect(await broadcaster.send(id, at)).toMatchObject({ kind: 'ok' });
    expect(await broadcaster.get(id)).toMatchObject({
      data: { status: 'scheduled', scheduledAt: at },
    });
    expect(await broadcaster.remove(id)).toEqual({ kind: 'refused' });
    expect(await broadcaster.cancel(id)).toMatchObject({ kind: 'ok' });
    expect(await broadcaster.send(id)).toMatchObject({ kind: 'ok' });
    expect(await broadcaster.send(id)).toEqual({ kind: 'refused' });
    expect(await broadcaster.remove(id)).toEqual({ kind: 'refused' });
    expect(await broadcaster.get('nothing')).toEqual({ kind: 'not-found' });
    expect(await broadcaster.remove('nothing')).toEqual({ kind: 'not-found' });
  });

  test('an issue reaches its readers once, and nobody who unsubscribed, is suppressed or chose another newsletter', async () => {
    const { store, broadcaster } = account.provider();
    const readers = ['one', 'two', 'left', 'bounced', 'weekly'];
    for (const name of readers) {
      const newsletters = [name === 'weekly' ? 'weekly' : 'daily'];
      await store.create(anAddress(`${name}@readers.example`), { newsletters, record: {} });
    }
    await account.leaveThere(anAddress('left@readers.example'));
    await account.suppress('bounced@readers.example');

    const deps = {
      broadcaster,
      ledger: new FakeIssueLedger(),
      now: account.now,
      settleMs: SETTLE_MS,
      sleep: async () => undefined,
    };
    const request = { articles: 1, forced: [] };
    for (const before of [false, true]) {
      const result = await sendIssue(await mailing(), request, deps);
      expect(result).toMatchObject({ kind: 'submitted', before });
    }
    // A checkout that has no ledger finds it at the provider.
    const elsewhere = { ...deps, ledger: new FakeIssueLedger() };
    expect(await sendIssue(await mailing(), request, elsewhere)).toMatchObject({ before: true });
    const to = account.received().filter(({ subject }) => subject === 'Feeds');
    expect(to.map((one) => one.to).toSorted()).toEqual([
      'one@readers.example',
      'two@readers.example',
    ]);
  });

  test('its metrics have its name, and start at the requested time', async () => {
    const { store, broadcaster, figures } = account.provider();
    await store.create(canary, { newsletters: ['daily'], record: {} });
    const made = await broadcaster.create(await mailing());
    await broadcaster.send(made.kind === 'ok' ? made.data : '');
    const since = new Date(account.now().getTime() - 86_400_000);
    expect(await figures.since(since)).toMatchObject([
      { name: 'issue/2025-04-14-daily', delivered: 1, bounced: 0, complained: 0 },
    ]);
    const soon = new Date(account.now().getTime() + 60_000);
    expect(await figures.since(soon)).toEqual([]);
    expect(await figures.reactionsSince(since)).toMatchObject([
      { name: 'issue/2025-04-14-daily', delivered: 1, unsubscribed: 0, opened: 0, clicked: 0 },
    ]);
    expect(await figures.reactionsSince(soon)).toEqual([]);
  });

  test('emails with one key are sent once', async () => {
    const { batchMailer, testMailer } = account.provider();
    const batch = { key: 'outbox/1', mails: [mail(canary), mail('eve@example.org')] };
    for (let i = 0; i < 2; i++) {
      expect(await batchMailer.submit(batch)).toEqual({ status: 'submitted', refused: [] });
    }
    const first = await testMailer.submit(mail('editor@example.org'), 'test/1');
    expect(first).toMatchObject({ status: 'submitted' });
    expect(await testMailer.submit(mail('editor@example.org'), 'test/1')).toEqual(first);
    expect(
      account
        .received()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([...[canary, 'editor@example.org', 'eve@example.org']]);
  });
});
