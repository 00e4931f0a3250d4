import { expect, test } from 'vitest';
import { audienceIds, unknownTopicsProblem } from '../../../src/subscribers/audience-ids.ts';

test('topic ids are read by newsletter', () => {
  const env = { RESEND_SEGMENT_ID: 's-1', RESEND_TOPIC_IDS: 'daily:t-1, weekly : t-2' };
  expect(audienceIds(env)).toEqual({
    segmentId: 's-1',
    topicIds: new Map([
      ['daily', 't-1'],
      ['weekly', 't-2'],
    ]),
  });
});

test('without settings, all ids are looked up', () => {
  expect(audienceIds({ RESEND_SEGMENT_ID: '' })).toEqual({
    segmentId: undefined,
    topicIds: new Map(),
  });
});

test('a topic of an unknown newsletter is reported', () => {
  const newsletters = [{ id: 'daily' }, { id: 'weekly' }];
  expect(unknownTopicsProblem({ RESEND_TOPIC_IDS: 'daily:a' }, newsletters)).toBeUndefined();
  expect(unknownTopicsProblem({ RESEND_TOPIC_IDS: 'dialy:a' }, newsletters)).toBe(
    'RESEND_TOPIC_IDS names dialy, which is not a newsletter: use only daily, weekly.',
  );
});
