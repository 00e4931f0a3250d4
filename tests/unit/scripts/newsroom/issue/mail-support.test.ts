import { expect, test } from 'vitest';
import { mailSupport } from '../../../../../scripts/newsroom/issue/mail-support.ts';

const email = (text: string) =>
  `<html><head><meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){p{color:#fff}}</style></head><body style="word-break:break-word"><div style="display:none;max-height:0;overflow:hidden"></div>${text}</body></html>`;

test('what every email has is no advice', async () => {
  expect(await mailSupport(email('<p>News.</p>'))).toEqual([]);
});

test('a feature of the text is named, with the programs that do not support it', async () => {
  expect(await mailSupport(email('<video src="a.mp4"></video>'))).toEqual([
    expect.stringMatching(/^<video> element is not supported by .*gmail\.android/),
  ]);
});
