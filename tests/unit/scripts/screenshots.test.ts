import { expect, test, vi } from 'vitest';
import { runCommand } from '../../../scripts/command/command-line.ts';
import { screenshots } from '../../../scripts/screenshots/screenshots.ts';

const log = vi.spyOn(console, 'log').mockReturnValue();
const error = vi.spyOn(console, 'error').mockReturnValue();

test('npm run screenshots has a help', async () => {
  expect(await runCommand(screenshots, ['--help'])).toBe(0);
  expect(log).toHaveBeenLastCalledWith(expect.stringContaining('--only <kind>'));
});

test.each([
  [['--wide'], '--wide'],
  [['front'], 'Unexpected argument "front": npm run screenshots takes only options.'],
  [['--only', 'fronts'], '--only must be one of front, '],
])('takes no screenshot for %s', async (args, said) => {
  expect(await runCommand(screenshots, args)).toBe(2);
  expect(error).toHaveBeenLastCalledWith(expect.stringContaining(said));
});
