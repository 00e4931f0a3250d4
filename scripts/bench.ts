// npm run bench -- <command>: the figures in docs/benchmarks.md. Absolute times depend on the
// machine; quote the ratios of one run.
import { benchBuild } from './bench/build.ts';
import { benchFeeds } from './bench/feeds.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { benchSending } from './bench/sending.ts';
import { benchServing } from './bench/serving.ts';
import { benchSignUps, SIGN_UP_PARTS, type SignUpPart } from './bench/signups.ts';
import { runCommandLine } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';

const program = 'npm run bench';

const build = makeCommand(program, {
  name: 'build',
  does: 'Builds seeded articles, and times it against the stock way.',
  options: {
    count: {
      type: 'string',
      multiple: true,
      default: ['1000', '10000'],
      value: '<number>',
      does: 'so many articles; may be given again; 1000 and then 10000 when it is left out',
    },
  },
  async run({ values }) {
    await benchBuild(values.count.map((count) => countOf(count)));
    return 0;
  },
});

const feeds = makeCommand(program, {
  name: 'feeds',
  does: 'Writes the feeds of topics, and of a half, a quarter and an eighth of them.',
  options: {
    count: { type: 'string', default: '1000', value: '<number>', does: 'so many topics; 1000' },
  },
  async run({ values }) {
    await benchFeeds(countOf(values.count));
    return 0;
  },
});

const lighthouse = makeCommand(program, {
  name: 'lighthouse',
  does: 'Measures the pages as a phone shows them; ends with 1 unless all scores are 100 and nothing shifts.',
  options: {
    peer: {
      type: 'string',
      value: '<folder>[:/<address>/]',
      does: 'also a page of the site that another program has built into this folder',
    },
  },
  async run({ values }) {
    const [folder, address = '/'] = values.peer?.split(/:(?=\/)/) ?? [];
    return (await benchLighthouse(folder ? { folder, address } : undefined)) ? 0 : 1;
  },
});

const sending = makeCommand(program, {
  name: 'sending',
  does: 'Sends an issue while all fails, is killed or runs at once, and counts what the subscriber got.',
  options: {
    count: { type: 'string', default: '10000', value: '<number>', does: 'so many courses; 10000' },
  },
  async run({ values }) {
    await benchSending(countOf(values.count));
    return 0;
  },
});

const serving = makeCommand(program, {
  name: 'serving',
  does: 'Counts the requests a second that the server answers with files of dist/, beside nginx.',
  options: {
    seconds: { type: 'string', default: '2', value: '<number>', does: 'length of a run; 2' },
  },
  notes:
    '  Needs wrk, and for the comparison nginx with its module for brotli (libnginx-mod-http-brotli-static).',
  async run({ values }) {
    await benchServing(countOf(values.seconds, '--seconds'));
    return 0;
  },
});

const signups = makeCommand(program, {
  name: 'signups',
  does: 'Signs up at the server in dist/, and counts who got the mail.',
  options: {
    part: {
      type: 'string',
      multiple: true,
      default: SIGN_UP_PARTS,
      value: '<name>',
      does: 'this part alone; may be given again',
    },
    scale: {
      type: 'string',
      default: '1',
      value: '<number>',
      does: 'shortens them: 0.1 to a tenth',
    },
  },
  notes: `  load    400 a second for a minute
  kills   while it is killed 20 times
  burst   5,000 in a minute
  outage  while Resend is down for ten minutes of real time
  timing  200 of every state of an address; ends with 1 when their medians are more than 5 ms apart`,
  async run({ values }) {
    const parts = values.part.map(signUpPart);
    const scale = Number(values.scale);
    if (!(scale > 0 && scale <= 1)) throw new UsageError('--scale is more than 0 and at most 1');
    return (await benchSignUps(parts, { scale })) ? 0 : 1;
  },
});

const commands = { build, feeds, lighthouse, sending, serving, signups };
process.exitCode = await runCommandLine(process.argv.slice(2), { program, commands });

function countOf(text: string, option = '--count'): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UsageError(`${option} is a whole number above 0, not ${text}`);
}

function signUpPart(name: string): SignUpPart {
  const part = SIGN_UP_PARTS.find((one) => one === name);
  if (part) return part;
  throw new UsageError(`there is no part ${name}; there are ${SIGN_UP_PARTS.join(', ')}`);
}
