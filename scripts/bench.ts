// npm run bench -- build: the performance figures of the README. Absolute times depend on the
// machine; quote the ratios of one run.
import { parseArgs } from 'node:util';
import { benchBuild } from './bench/build.ts';
import { benchFeeds } from './bench/feeds.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { benchSending } from './bench/sending.ts';
import { benchSignUps, SIGN_UP_PARTS, type SignUpPart } from './bench/signups.ts';

const HELP = `npm run bench -- <name> [COUNT …]

  build    builds COUNT seeded articles (1000 and 10000) and times it against the stock way
  feeds    writes the feeds of COUNT topics (1000), and of a half, a quarter and an eighth of them
  lighthouse [--peer FOLDER[:/ADDRESS/]]
           measures the pages as a phone shows them; ends with 1 unless all scores are 100.
           FOLDER holds a site that another program has built: its page at ADDRESS is measured too
  sending  plays COUNT courses of sending an issue (10000), kills processes that send, starts
           many at once, and counts what the subscriber got
  signups  [load] [kills] [burst] [outage] [timing] [--scale 0.1]
           signs up at the server in dist/: 400 a second for a minute; while it is killed 20
           times; 5,000 in a minute; while Resend is down for ten minutes of real time. Counts
           who got the mail. timing: 200 of every state of an address; ends with 1 when their
           medians are more than 5 ms apart. All parts when none is named; --scale shortens them`;

const { values, positionals } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    peer: { type: 'string' },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
});
const [command, ...rest] = positionals;
const counts = rest.map(Number);
const scale = Number(values.scale);
const areCounts = counts.every((count) => Number.isInteger(count) && count > 0);
const isPart = (name: string): name is SignUpPart => SIGN_UP_PARTS.includes(name);

if (command === 'build' && areCounts) {
  await benchBuild(counts.length > 0 ? counts : [1000, 10_000]);
} else if (command === 'feeds' && areCounts) {
  await benchFeeds(counts[0] ?? 1000);
} else if (command === 'sending' && areCounts) {
  await benchSending(counts[0] ?? 10_000);
} else if (command === 'lighthouse' && rest.length === 0) {
  const [folder, address = '/'] = values.peer?.split(/:(?=\/)/) ?? [];
  if (!(await benchLighthouse(folder ? { folder, address } : undefined))) process.exitCode = 1;
} else if (command === 'signups' && rest.every(isPart) && scale > 0 && scale <= 1) {
  const parts = rest.length > 0 ? rest.filter(isPart) : SIGN_UP_PARTS.filter(isPart);
  process.exitCode = (await benchSignUps(parts, { scale })) ? 0 : 1;
} else {
  const isHelp = command === undefined || values.help;
  console[isHelp ? 'log' : 'error'](HELP);
  process.exitCode = isHelp ? 0 : 2;
}
