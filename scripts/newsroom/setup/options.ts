import type { CommandOption } from '../../command/command.ts';
import { LICENSES } from './licenses.ts';
import { CADENCES } from './start/start-content.ts';

const text = (value: string, does: string) => ({ type: 'string', value, does }) as const;

/** The options of npm run setup: one for each question. */
export const setupOptions = {
  name: text('<text>', 'name of the publication'),
  motto: text('<text>', 'the line under the name'),
  description: text('<text>', 'one sentence for search engines and feeds'),
  language: text('<id>', 'language of the interface: ar, de or en'),
  locale: text('<tag>', 'format of dates and numbers, such as en-GB'),
  'time-zone': text('<zone>', 'such as Europe/Berlin'),
  url: text('<url>', 'address of the site, such as https://news.example.org'),
  'postal-address': text('<text>', 'for emails, with commas between its lines'),
  accent: text('<color>', 'color of kickers and marks, such as "#8f1d1d"'),
  'accent-dark': text('<color>', 'the same in the dark theme; default: a lighter one'),
  license: text('<name>', `license of the content: ${Object.keys(LICENSES).join(', ')}`),
  demo: text('<choice>', 'keep, or remove it and start with one article'),
  newsletter: {
    type: 'string',
    multiple: true,
    value: '<cadence>',
    does: `if the demo is removed: ${CADENCES.join(', ')} (repeatable)`,
  },
  yes: {
    type: 'boolean',
    default: false,
    does: 'ask nothing: what you leave out stays as it is',
  },
} as const satisfies Record<string, CommandOption>;
