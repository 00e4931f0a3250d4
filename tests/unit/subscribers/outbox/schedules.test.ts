import { expect, test } from 'vitest';
import { anOutbox } from '../../providers/sqlite/an-outbox.ts';
import { playSchedule, type Verdict } from './schedules.ts';

/** `SCHEDULES=10000 vitest run …` plays more of them. */
const SCHEDULES = Number(process.env['SCHEDULES'] ?? 60);

/** As many schedules one after the other, with what they came to together. */
async function play(count: number, bend?: Parameters<typeof playSchedule>[2]): Promise<Verdict> {
  const total: Verdict = { lost: 0, double: 0, crashes: 0, faults: 0 };
  const box = anOutbox();
  for (let seed = 1; seed <= count; seed++) {
    const verdict = await playSchedule(box, seed, bend);
    for (const name of ['lost', 'double', 'crashes', 'faults'] as const) {
      total[name] += verdict[name];
    }
    box.file.write((run) => run('DELETE FROM job'));
  }
  return total;
}

test(
  'after any failure and any end of the process, nobody is lost and nobody gets two emails',
  { timeout: 60_000 + 1000 * SCHEDULES },
  async () => {
    const { lost, double, crashes, faults } = await play(SCHEDULES);
    expect({ lost, double }).toEqual({ lost: 0, double: 0 });
    expect(crashes).toBeGreaterThan(SCHEDULES);
    expect(faults).toBeGreaterThan(SCHEDULES);
  },
);

// What would come of it without the rules, or the test above could not fail.
test('with a new key for each attempt, readers get two emails', async () => {
  const { double } = await play(10, (mailer, newKey) => ({
    submit: ({ mails }) => mailer.submit({ key: newKey(), mails }),
  }));
  expect(double).toBeGreaterThan(10);
});

test('if unknown outcomes count as success, readers get none', async () => {
  const { lost } = await play(10, (mailer) => ({
    async submit(batch) {
      const outcome = await mailer.submit(batch);
      const isDoubt = outcome.status === 'later' && outcome.mayBeDone;
      return isDoubt ? { status: 'submitted', refused: [] } : outcome;
    },
  }));
  expect(lost).toBeGreaterThan(10);
});
