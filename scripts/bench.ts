// npm run bench -- <command>: measures the figures in docs/benchmarks.md. Absolute times depend on
// the machine, so quote ratios from one run.
import { benchBuild } from './bench/build.ts';
import { benchCorpus } from './bench/corpus.ts';
import { benchDev } from './bench/dev.ts';
import { benchFeeds } from './bench/feeds.ts';
import { benchLargeFiles } from './bench/corpus/large-files.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { benchSending } from './bench/sending.ts';
import { benchServing } from './bench/serving.ts';
import { benchWorkerd, isForWorkerd } from './bench/serving/workerd.ts';
import { benchSignUps, SIGN_UP_PARTS } from './bench/signups.ts';
import { runCommandLine } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { oneOf } from './command/one-of.ts';

const program = 'npm run bench';

/** The option `--count`: how many of `what` are generated. */
const countOption = (what: string, number: string) =>
  ({
    type: 'string',
    default: number,
    value: '<number>',
    does: `number of ${what} (default: ${number})`,
  }) as const;

const build = makeCommand(program, {
  name: 'build',
  does: 'Times a build of generated articles beside Hugo, Eleventy and stock Astro.',
  options: {
    count: countOption('articles', '10000'),
    stock: {
      type: 'boolean',
      default: false,
      does: 'also build with stock Astro, which takes minutes',
    },
    chart: { type: 'string', value: '<file>', does: 'write a chart (SVG) to this file' },
  },
  async run({ values }) {
    await benchBuild(countOf(values.count), values);
    return 0;
  },
});

const corpus = makeCommand(program, {
  name: 'corpus',
  operands: [{ name: '<folder>', example: '../old-site/content/posts' }],
  does: 'Checks the Markdown posts of another site as articles. Exits with 1 if text is lost.',
  options: {
    pages: {
      type: 'boolean',
      default: false,
      does: 'also build them, check their pages with the Nu HTML Checker and up to 50 with axe, and exit with 1 if one finds something; needs Java',
    },
  },
  async run({ positionals: [folder = ''], values }) {
    return (await benchCorpus(folder, values)) ? 0 : 1;
  },
});

const dev = makeCommand(program, {
  name: 'dev',
  does: 'Times npm run dev with generated articles: its start, and an edit until it is seen. Needs Linux.',
  options: {
    count: countOption('articles', '10000'),
  },
  async run({ values }) {
    await benchDev(countOf(values.count));
    return 0;
  },
});

const feeds = makeCommand(program, {
  name: 'feeds',
  does: 'Times writing the feeds of all topics, and of a half, a quarter and an eighth of them.',
  options: {
    count: countOption('topics', '1000'),
  },
  async run({ values }) {
    await benchFeeds(countOf(values.count));
    return 0;
  },
});

const largeFiles = makeCommand(program, {
  name: 'large-files',
  does: 'Times checking large articles, and half of each. Exits with 1 if one takes time with the square.',
  options: {},
  async run() {
    return (await benchLargeFiles()) ? 0 : 1;
  },
});

const lighthouse = makeCommand(program, {
  name: 'lighthouse',
  does: 'Runs Lighthouse on mobile. Exits with 1 unless every score is 100 and the layout does not shift.',
  options: {
    peer: {
      type: 'string',
      value: '<folder>[:/<address>/]',
      does: 'also measure a page of a site that another generator built into this folder',
    },
  },
  async run({ values }) {
    const [folder, address = '/'] = values.peer?.split(/:(?=\/)/) ?? [];
    return (await benchLighthouse(folder ? { folder, address } : undefined)) ? 0 : 1;
  },
});

const sending = makeCommand(program, {
  name: 'sending',
  does: 'Sends an issue with faults, kills and parallel runs, and counts what the subscriber received.',
  options: {
    count: {
      type: 'string',
      default: '10000',
      value: '<number>',
      does: 'number of simulated sends (default: 10000)',
    },
  },
  async run({ values }) {
    await benchSending(countOf(values.count));
    return 0;
  },
});

const serving = makeCommand(program, {
  name: 'serving',
  does: 'Measures requests per second for files in dist/, and compares with node:http alone and nginx. If dist/ is for Cloudflare, sends it 5,000 sign-ups in a minute.',
  options: {
    seconds: {
      type: 'string',
      default: '2',
      value: '<number>',
      does: 'seconds per run (default: 2)',
    },
  },
  notes:
    '  Requires wrk. The comparison requires nginx with its Brotli module (libnginx-mod-http-brotli-static).',
  async run({ values }) {
    if (isForWorkerd()) await benchWorkerd();
    else await benchServing(countOf(values.seconds, '--seconds'));
    return 0;
  },
});

const signups = makeCommand(program, {
  name: 'signups',
  does: 'Sends sign-ups to the server in dist/, and counts who received the email.',
  options: {
    part: {
      type: 'string',
      multiple: true,
      default: SIGN_UP_PARTS,
      value: '<name>',
      does: 'run only this part (repeatable; default: all)',
    },
    scale: {
      type: 'string',
      default: '1',
      value: '<number>',
      does: 'shorten each part; 0.1 runs a tenth (default: 1)',
    },
  },
  notes: `  load    400 sign-ups per second for a minute
  kills   sign-ups while the server is killed 20 times
  burst   5,000 sign-ups in a minute
  outage  sign-ups while Resend is down for ten minutes (real time)
  timing  200 sign-ups for each status of an address; exits with 1 if medians differ by more than 5 ms`,
  async run({ values }) {
    const parts = values.part.map((name) => oneOf('--part', name, SIGN_UP_PARTS));
    const scale = Number(values.scale);
    if (!(scale > 0 && scale <= 1))
      throw new UsageError(
        `--scale must be greater than 0 and at most 1; found ${JSON.stringify(values.scale)}.`,
      );
    return (await benchSignUps(parts, { scale })) ? 0 : 1;
  },
});

const commands = {
  build,
  corpus,
  dev,
  feeds,
  'large-files': largeFiles,
  lighthouse,
  sending,
  serving,
  signups,
};
process.exitCode = await runCommandLine(process.argv.slice(2), { program, commands });

function countOf(text: string, option = '--count'): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UsageError(
    `${option} must be a whole number greater than 0; found ${JSON.stringify(text)}.`,
  );
}
