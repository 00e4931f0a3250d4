import { expect, test } from 'vitest';
import { killUnderLoad } from '../../scripts/bench/signups/kills.ts';
import { setSignUpStage } from '../../scripts/bench/signups/stage.ts';
import { outputOf } from '../traces/keep-traces.ts';

test('a site that is killed repeatedly under load emails everyone it acknowledged, once', async () => {
  const stage = await setSignUpStage(outputOf);
  try {
    const tally = await killUnderLoad(stage, { kills: 3, perSecond: 60, seed: 7 });
    expect(tally).toMatchObject({ lost: [], double: [] });
    expect(tally.once).toBe(tally.acknowledged);
    expect(tally.acknowledged).toBeGreaterThan(10);
  } finally {
    await stage.close();
  }
});
