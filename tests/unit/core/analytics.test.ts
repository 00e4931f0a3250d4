import { expect, test } from 'vitest';
import { analyticsScript, analyticsSources } from '../../../src/core/analytics.ts';

const plausible = {
  service: 'plausible',
  script: 'https://plausible.io/js/script.js',
  site: 'paper.example',
} as const;
const goatcounter = {
  service: 'goatcounter',
  script: 'https://gc.zgo.at/count.js',
  site: 'https://paper.goatcounter.com/count',
} as const;
const umami = (script: string) => ({ service: 'umami' as const, script, site: 'an-id' });

test.each([
  [plausible, { src: 'https://plausible.io/js/script.js', 'data-domain': 'paper.example' }],
  [umami('https://own.example/script.js'), { 'data-website-id': 'an-id' }],
  [goatcounter, { 'data-goatcounter': 'https://paper.goatcounter.com/count' }],
])('%j is a script that names the site', (analytics, attributes) => {
  expect(analyticsScript(analytics)).toMatchObject(attributes);
});

test.each([
  [plausible, { 'script-src': ['https://plausible.io'], 'connect-src': ['https://plausible.io'] }],
  [umami('https://own.example/script.js'), { 'connect-src': ['https://own.example'] }],
  [
    umami('https://cloud.umami.is/script.js'),
    { 'script-src': ['https://cloud.umami.is'], 'connect-src': ['https://api-gateway.umami.dev'] },
  ],
  [
    goatcounter,
    {
      'script-src': ['https://gc.zgo.at'],
      'connect-src': ['https://paper.goatcounter.com'],
      'img-src': ['https://paper.goatcounter.com'],
    },
  ],
])('%j may load and connect to nothing else', (analytics, sources) => {
  expect(analyticsSources(analytics)).toMatchObject(sources);
});
