import { expect, test } from 'vitest';
import { publicFileProblems } from '../../../../scripts/build/public-files.ts';

const site = {
  isBuilt: (address: string) => ['/rss.xml', '/about/index.html', '/favicon.svg'].includes(address),
  onDemand: [/^\/healthz\/?$/, /^\/mails\/([^/]+?)\.json\/?$/, /^\/preferences\/?$/],
};

test.each([
  ['/rss.xml', '/rss.xml'],
  ['/about/index.html', '/about/'],
  ['/healthz', '/healthz'],
  ['/mails/confirm.json', '/mails/confirm.json'],
  ['/preferences/index.html', '/preferences/'],
  ['/og/story.png', '/og/story.png'],
  ['/pagefind/pagefind.js', '/pagefind/pagefind.js'],
])('public%s may not stand at %s', (file, address) => {
  expect(publicFileProblems([file], site)).toEqual([
    `public${file} has the address ${address}, which the site makes itself. Remove or rename that file.`,
  ]);
});

test.each(['/ads.txt', '/.well-known/gpc.json', '/about/team.png', '/favicon.svg', '/logo.png'])(
  'public%s is published',
  (file) => {
    expect(publicFileProblems([file], site)).toEqual([]);
  },
);
