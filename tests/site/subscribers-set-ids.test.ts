import { expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { subscribersCommand } from './subscribers-command.ts';

const { sandbox, sdk, start, changes, listsOfOtherNames } = await subscribersCommand();
const file = projectPath('tests/fixtures/subscribers/ghost.csv');

test('import, export and erase use the configured segment and topic ids, without lookups', async () => {
  const { env, segmentId, topicIds } = await listsOfOtherNames();
  sandbox.ledger.clear();

  const imported = await start(['import', file, '--yes'], env).ended;
  expect(imported.all).toContain('2 imported');
  const { data } = await sdk.contacts.list({ segmentId });
  expect(data?.data.map(({ email }) => email).toSorted()).toEqual([
    'four@readers.example',
    'one@readers.example',
  ]);
  const topics = await sdk.contacts.topics.list({ email: 'one@readers.example' });
  const chosen = topics.data?.data.filter(({ subscription }) => subscription === 'opt_in');
  expect(chosen?.map(({ id }) => id)).toEqual([topicIds.daily]);

  const exported = await start(['export'], env).ended;
  expect(exported.out.trimEnd().split('\r\n')).toHaveLength(3);
  expect(exported.out).toContain('one@readers.example,subscribed,daily,');

  const erased = await start(['erase', 'one@readers.example', '--yes'], env).ended;
  expect(erased).toMatchObject({ status: 0, errors: '' });
  expect((await sdk.contacts.list({ segmentId })).data?.data).toHaveLength(1);

  expect(changes().filter((request) => /^POST \/(?:segments|topics)$/.test(request))).toEqual([]);
  expect((await sdk.segments.list()).data?.data).toHaveLength(1);
  expect((await sdk.topics.list()).data?.data).toHaveLength(3);
});
