import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FORCED } from '../../scripts/bench/sending/checkout.ts';
import { setStage } from '../../scripts/bench/sending/processes.ts';

const READERS = 1000;
const stage = await setStage(READERS);
afterAll(() => stage.close());
const { sandbox, checkout } = stage;
const issue = (day: number) => checkout.addIssue(`2025-04-${day}-daily`);
const order = (command: string, id: string, ...more: string[]) =>
  checkout.issue(command, id, '--late', '--yes', ...FORCED, ...more);

let complaints = 0;
async function complain(): Promise<void> {
  const { id } = sandbox.mails()[complaints++] ?? {};
  await fetch(`${sandbox.url}/_sandbox/emails/${id}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'complained' }),
  });
}

test('an issue with too many complaints stops later ones until an operator overrules it', async () => {
  const bad = await issue(14);
  expect(await order('send', bad).status).toBe(0);
  expect(stage.delivered()).toBe(READERS);

  // One in a thousand is accepted, two are not.
  await complain();
  const next = await issue(15);
  expect(await checkout.issue('send', next, '--late').status).toBe(0);
  await complain();
  stage.delivered();

  const soon = new Date(Date.now() + 3_600_000).toISOString();
  for (const run of [
    order('send', next),
    order('schedule', next, '--at', soon),
    checkout.issue('send', next, '--late'),
  ]) {
    expect(await run.status, run.output()).toBe(3);
    expect(run.output()).toContain(`${bad} stops further issues`);
    expect(run.output()).toContain('2 complaints on 1000 delivered emails (0.2%;');
    expect(run.output()).toContain('--force reputation');
  }
  const status = checkout.issue('status');
  expect(await status.status).toBe(0);
  expect(status.output()).toContain(`${bad} stops further issues`);
  expect(stage.delivered()).toBe(0);
  // Sending it again reports that it is out.
  expect(await order('send', bad).status).toBe(0);

  expect(await order('send', next, '--force', 'reputation').status).toBe(0);
  // Readers who complained are suppressed, so Resend delivers nothing to them.
  const outcomes = Map.groupBy(sandbox.ledger.deliveries, ({ outcome }) => outcome);
  expect(outcomes.get('delivered')).toHaveLength(READERS - 2);
  const ledger = join(checkout.folder, `content/issues/${next}.ledger.json`);
  expect(JSON.parse(await readFile(ledger, 'utf8'))).toMatchObject({
    entries: [{ step: 'intent', despite: [bad] }, {}, {}, {}, {}],
  });

  // The decision applies to later issues.
  expect(await order('send', await issue(16)).status).toBe(0);
});

test('an issue is not sent while the figures of earlier ones are unavailable', async () => {
  const id = await issue(17);
  stage.delivered();
  sandbox.inject({ kind: 'status', status: 500, path: '/emails/metrics', times: 3 });
  const run = order('send', id);
  expect(await run.status).toBe(3);
  expect(run.output()).toContain('did not return the delivery figures');
  expect(run.output()).toContain('--force reputation');
  expect(stage.delivered()).toBe(0);
});
