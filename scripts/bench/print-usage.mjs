// Loaded before the measured script: when the process ends, writes its resource usage to BENCH_USAGE.
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
