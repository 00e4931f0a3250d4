// npm run bench -- build: the performance figures of the README. Absolute times depend on the
// machine; quote the ratios of one run.
import { benchBuild } from './bench/build.ts';
import { benchFeeds } from './bench/feeds.ts';
import { benchSending } from './bench/sending.ts';

const HELP = `npm run bench -- <name> [COUNT …]

  build    builds COUNT seeded articles (1000 and 10000) and times it against the stock way
  feeds    writes the feeds of COUNT topics (1000), and of a half, a quarter and an eighth of them
  sending  plays COUNT courses of sending an issue (10000), kills processes that send, starts
          many at once, and counts what the subscriber got`;

const [command, ...rest] = process.argv.slice(2);
const counts = rest.map(Number);

const areCounts = counts.every((count) => Number.isInteger(count) && count > 0);

if (command === 'build' && areCounts) {
  await benchBuild(counts.length > 0 ? counts : [1000, 10_000]);
} else if (command === 'feeds' && areCounts) {
  await benchFeeds(counts[0] ?? 1000);
} else if (command === 'sending' && areCounts) {
  await benchSending(counts[0] ?? 10_000);
} else {
  const isHelp = command === undefined || command === '--help';
  console[isHelp ? 'log' : 'error'](HELP);
  process.exitCode = isHelp ? 0 : 2;
}
