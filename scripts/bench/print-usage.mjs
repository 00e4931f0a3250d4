// Loaded before the measured program: writes what the process used to BENCH_USAGE when it ends.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const start = performance.now();
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage = {
    wallMs: performance.now() - start,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    peakBytes: maxRSS * 1024,
  };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
