// npm run bench -- build: the performance figures of the README. Absolute times depend on the
// machine; quote the ratios of one run.
import { benchBuild } from './bench/build.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { benchSending } from './bench/sending.ts';

const HELP = `npm run bench -- build [COUNT …]

  build   builds COUNT seeded articles (1000 and 10000) and times it against the stock way
  lighthouse  measures the pages as a phone shows them; ends with 1 unless all scores are 100
  sending  plays COUNT courses of sending an issue (10000), kills processes that send, starts
          many at once, and counts what the subscriber got`;

const [command, ...rest] = process.argv.slice(2);
const counts = rest.map(Number);

if (command === 'build' && counts.every((count) => Number.isInteger(count) && count > 0)) {
  await benchBuild(counts.length > 0 ? counts : [1000, 10_000]);
} else if (command === 'sending' && counts.every((count) => Number.isInteger(count) && count > 0)) {
  await benchSending(counts[0] ?? 10_000);
} else if (command === 'lighthouse' && rest.length === 0) {
  if (!(await benchLighthouse())) process.exitCode = 1;
} else {
  const isHelp = command === undefined || command === '--help';
  console[isHelp ? 'log' : 'error'](HELP);
  process.exitCode = isHelp ? 0 : 2;
}
