import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressIn, addressStatesOn } from './address-states.ts';
import { type RunningSite, runSite } from './running-site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

test('the response is the same, byte for byte, for every state of an address', async () => {
  const { states, wholeAnswer, workDone } = addressStatesOn(site);
  const answers = new Map<string, string>();
  for (const [state, bring] of Object.entries(states)) {
    await bring(addressIn(state));
    answers.set(state, await wholeAnswer({ email: addressIn(state) }));
  }
  const trapped = { email: addressIn('x'), website: 'x' };
  answers.set('fallen into the trap', await wholeAnswer(trapped));
  expect([...new Set(answers.values())]).toHaveLength(1);
  expect(answers.get('new')).toMatch(/^HTTP\/1\.1 303 See Other\r\n/);
  expect(answers.get('new')).toMatch(/^location: \/subscribe\/check-your-inbox\/\r$/im);
  await workDone();
  expect(site.sandbox.mails(addressIn('new'))).toHaveLength(1);
  expect(site.sandbox.mails(addressIn('x'))).toEqual([]);
});
