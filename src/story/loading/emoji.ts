import { nameToEmoji } from 'gemoji';
import { defineMdastPlugin } from 'satteri';
import { nearest } from '../../core/nearest.ts';
import { SUGGESTIONS } from './body-links.ts';
import type { BodyReport } from './body-fault.ts';

/** Names for which GitHub has a picture of its own and Unicode no character (GitHub REST API, "Emojis"). */
const ONLY_ON_GITHUB = new Set(
  `accessibility atom basecamp basecampy bowtie copilot dependabot electron feelsgood finnadie fishsticks
  goberserk godmode hurtrealbad neckbeard octocat rage1 rage2 rage3 rage4 shipit suspect trollface`.split(
    /\s+/,
  ),
);

/** `:rocket:` between spaces or marks, and not `10:30:45`, `std::vector` or `a:b:c`. */
const SHORTCODE = /(?<![\p{L}\p{N}:]):(?<name>[a-z0-9_+-]+):(?![\p{L}\p{N}:])/gu;

/** A word between colons that stands alone in a sentence, which is meant as an emoji more often than as something else. */
const WORD = /(?<!\S):(?<name>[a-z][a-z_]+):(?=[.,;!?…]*(?:\s|$))/g;

/** Whether a text may contain shortcodes. */
export function mayHaveEmoji(text: string): boolean {
  return /:[a-z0-9_+-]+:/.test(text);
}

/**
 * Turns GitHub's shortcodes into emoji, outside of code. Reports those that only GitHub can show. Other words
 * between colons stay as they are, which an editor is told if they look like shortcodes.
 */
export function emoji({ refuse, leaveOut }: BodyReport) {
  let told = 0;
  return defineMdastPlugin({
    name: 'emoji',
    options: { position: true },
    text(node, context) {
      const value = node.value.replace(SHORTCODE, (written, name: string) => {
        if (ONLY_ON_GITHUB.has(name)) {
          refuse({
            key: 'emoji',
            found: written,
            expected: 'an emoji that is a character; this one is a picture that only GitHub has',
            line: node.position?.start.line,
            instead: (line) => line.replace(written, `\`${written}\``),
          });
        }
        return Object.hasOwn(nameToEmoji, name) ? (nameToEmoji[name] ?? written) : written;
      });
      for (const { 0: written, groups } of node.value.matchAll(WORD)) {
        const { name = '' } = groups ?? {};
        if (Object.hasOwn(nameToEmoji, name) || ONLY_ON_GITHUB.has(name)) continue;
        const near = told++ < SUGGESTIONS ? nearest(name, Object.keys(nameToEmoji)) : undefined;
        const hint = near === undefined ? '' : `; the nearest is :${near}:`;
        const text = `${written} is shown as it is typed: no emoji has this name${hint}`;
        leaveOut({ text, line: node.position?.start.line });
      }
      if (value !== node.value) context.setProperty(node, 'value', value);
    },
  });
}
