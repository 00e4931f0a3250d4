import { beforeEach, expect, test } from 'vitest';
import { buildLog, isRoutine } from '../../../../scripts/build/build-log.ts';

const MB = 1e6;
let time: number;
let printed: string;
const out = { write: (text: string) => void (printed += text) };

beforeEach(() => {
  time = 0;
  printed = '';
});

test('a file gets one line for each phase, when it ends', () => {
  const log = buildLog(out, () => time);
  log.begin('Content', { peakBytes: 100 * MB });
  time = 4120;
  log.begin('Pages', { steps: 1000, peakBytes: 310 * MB });
  for (let done = 0; done <= 1000; done++) log.progress(done);
  log.result('1,000 rendered, 0 unchanged');
  log.line('A warning');
  time = 16_000;
  log.end(8.2 * MB);
  expect(printed).toBe(
    [
      'Content         4.1 s     310 MB',
      'A warning',
      'Pages          11.9 s     8.2 MB  1,000 rendered, 0 unchanged',
      '',
    ].join('\n'),
  );
});

test('a terminal shows how far a phase is and how long it will take, ten times a second', () => {
  const log = buildLog({ ...out, isTTY: true, columns: 80 }, () => time);
  log.begin('Pages', { steps: 1200, peakBytes: 0 });
  for (time = 1; time <= 1000; time++) log.progress(time);
  const shown = printed.split('\r\u001B[K');
  expect(shown.length).toBeLessThan(15);
  expect(shown.at(-1)).toMatch(/^Pages █{15,20}░{4,9} [\d,]+ of 1,200, 0\.\d s left$/);
  log.line('A warning');
  expect(printed).toMatch(/\r\u001B\[KA warning\n$/);
});

test('a line on a terminal is never wider than the terminal', () => {
  const log = buildLog({ ...out, isTTY: true, columns: 30 }, () => time);
  log.begin('Pages', { steps: 10, peakBytes: 0 });
  time = 500;
  log.progress(5);
  for (const line of printed.split('\r\u001B[K')) expect(line.length).toBeLessThan(30);
});

test('a phase that failed has no line', () => {
  const log = buildLog(out, () => time);
  log.begin('Pages', { steps: 10, peakBytes: 0 });
  log.drop();
  log.end(0);
  expect(printed).toBe('');
});

test.each([
  ['19:54:07 [build] ✓ Completed in 30.97s.', true],
  ['\u001B[2m19:54:07\u001B[22m \u001B[34m[vite]\u001B[39m ✓ built in 1.53s', true],
  ['19:54:07 ✓ Completed in 28.56s.', true],
  [' prerendering static routes ', true],
  ['', true],
  ['19:54:07 [WARN] [build] Two pages have the same address.', false],
  ['1 problem in content/:', false],
  ['What a component of the publisher prints', false],
])('%j says no more than that Astro is working: %s', (line, isSo) => {
  expect(isRoutine(line)).toBe(isSo);
});
