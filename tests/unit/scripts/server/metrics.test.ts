import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { expect, test } from 'vitest';
import { countedMailer } from '../../../../scripts/server/metrics/monitored.ts';
import { requestClass } from '../../../../scripts/server/metrics/request-class.ts';
import { serverMetrics } from '../../../../scripts/server/metrics/server-metrics.ts';
import { read, sectionOf } from '../../docs/documents.ts';
import { links } from '../../../../src/core/links.ts';
import type { OutboxState } from '../../../../src/subscribers/outbox/outbox-report.ts';
import type {
  BatchOutcome,
  OutgoingMail,
} from '../../../../src/subscribers/outbox/outgoing-mail.ts';

const noon = new Date('2025-03-01T12:00:00Z');
const idle: OutboxState = { depth: 0, oldest: undefined, parked: 0, lastSuccess: undefined };

/** The samples of a metric by their labels, as another parser reads them. */
async function samples(metrics: ReturnType<typeof serverMetrics>, name: string) {
  const parsed = parsePrometheusTextFormat((await metrics.text('20250301T115900Z-1a2b3c')).body);
  const found = parsed.find((metric) => metric.name === name)?.metrics ?? [];
  return Object.fromEntries(
    found.map(({ labels, value }) => [Object.values(labels ?? {}).join(' '), Number(value)]),
  );
}

test('the outbox is shown as it is at each request', async () => {
  let state: OutboxState = {
    ...idle,
    depth: 3,
    parked: 2,
    oldest: new Date(noon.getTime() - 90_000),
  };
  const metrics = serverMetrics(
    () => state,
    () => noon,
  );
  const jobs = () => samples(metrics, 'broadsheet_outbox_jobs');
  const oldest = () => samples(metrics, 'broadsheet_outbox_oldest_seconds');
  expect([await jobs(), await oldest()]).toEqual([{ waiting: 3, parked: 2 }, { '': 90 }]);
  state = idle;
  expect([await jobs(), await oldest()]).toEqual([{ waiting: 0, parked: 0 }, { '': 0 }]);
});

test('without a readable outbox, the other figures are there', async () => {
  const metrics = serverMetrics(
    () => {
      throw new Error('disk I/O error');
    },
    () => noon,
  );
  expect(await samples(metrics, 'broadsheet_outbox_jobs')).toEqual({});
  expect(await samples(metrics, 'broadsheet_outbox_oldest_seconds')).toEqual({ '': NaN });
  expect(await samples(metrics, 'broadsheet_build_info')).toEqual({ '20250301T115900Z-1a2b3c': 1 });
});

test('emails are counted as submitted, failed and parked', async () => {
  const metrics = serverMetrics(
    () => idle,
    () => noon,
  );
  expect(await samples(metrics, 'broadsheet_emails_total')).toEqual({
    submitted: 0,
    failed: 0,
    parked: 0,
  });
  const mail: OutgoingMail = { from: 'a', to: 'b', subject: 'c', html: 'd', text: 'e' };
  const submitFive = (outcome: BatchOutcome) =>
    countedMailer(metrics, { submit: () => Promise.resolve(outcome) }).submit({
      key: 'k',
      mails: Array<OutgoingMail>(5).fill(mail),
    });
  await submitFive({ status: 'submitted', refused: [] });
  await submitFive({ status: 'submitted', refused: [1, 3] });
  await submitFive({ status: 'later', reason: 'timeout', mayBeDone: true });
  metrics.countEvent({ level: 'error', event: 'mails-parked', reason: 'refused', mails: 2 });
  expect(await samples(metrics, 'broadsheet_emails_total')).toEqual({
    submitted: 8,
    failed: 7,
    parked: 2,
  });
  expect(await samples(metrics, 'broadsheet_worker_events_total')).toEqual({
    'mails-parked error': 1,
  });
});

test('the documentation names every figure, and no other', async () => {
  const metrics = serverMetrics(
    () => idle,
    () => noon,
  );
  const { body } = await metrics.text('20250301T115900Z-1a2b3c');
  const written = [...body.matchAll(/^# TYPE (broadsheet_\w+)/gm)].map(([, name]) => name);
  const { text } = sectionOf(read('docs/operating/monitoring.md'), 'Metrics');
  const described = [...text.matchAll(/^- `(broadsheet_\w+)`:/gm)].map(([, name]) => name);
  expect(written.toSorted()).toEqual(described.toSorted());
});

test.each([
  ['/', 'page'],
  ['/articles/hello/', 'page'],
  ['/rss.xml', 'feed'],
  ['/topics/law/atom/2.xml', 'feed'],
  ['/articles/rss.xml', 'file'],
  ['/_astro/photo.Ab12.webp', 'asset'],
  ['/robots.txt', 'file'],
  [links.subscribe, 'form'],
  [links.confirm, 'form'],
  [links.health, 'monitoring'],
  [undefined, 'other'],
])('%s is counted as %s', (address, of) => {
  expect(requestClass(address)).toBe(of);
});
