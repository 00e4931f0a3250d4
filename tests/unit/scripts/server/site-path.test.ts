import { expect, test } from 'vitest';
import { requestTarget } from '../../../../scripts/server/request-target.ts';
import { siteRequest } from '../../../../scripts/server/site-path.ts';

const at = (url: string, base: string) => {
  const target = requestTarget(url);
  return target && siteRequest(target, base);
};

test.each([
  ['/news/', { address: '/' }],
  ['/news/articles/x/?a=1', { address: '/articles/x/' }],
  ['/news/news/2/', { address: '/news/2/' }],
  ['/news?a=1', { status: 301, to: '/news/?a=1' }],
  ['/', { status: 302, to: '/news/' }],
  ['/robots.txt', { address: '/robots.txt' }],
  ['/articles/x/', undefined],
  ['/newspaper/', undefined],
  ['//news/articles/x/', { address: '/articles/x/' }],
])('a site below /news/ answers %s with %j', (url, answer) => {
  expect(at(url, '/news/')).toEqual(answer);
});

test.each(['/', '/news', '/news/', '/robots.txt'])('a site at the root has %s itself', (url) => {
  expect(at(url, '/')).toEqual({ address: url });
});
