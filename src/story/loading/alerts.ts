import type { ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import { CALLOUTS } from './callouts.ts';
import { words } from '../../i18n/words.ts';

/** The marker of an alert: alone on the first line of a block quote. `directives.ts` adds an index. */
const MARKER = /^\[!(?:(note|tip|important|warning|caution)|([a-z]+):(\d+))\][ \t]*(?:\n|$)/i;

/**
 * Turns a block quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`
 * into a Callout (GitHub Docs, "Basic writing and formatting syntax", section Alerts). Empty and nested
 * alerts stay block quotes, as on GitHub. `titles` are the titles of those that were directives, which
 * can be nested. `shownTitles` receives the index of each that becomes a Callout.
 */
export const alerts = (titles: readonly string[], shownTitles: Set<number>) =>
  defineHastPlugin({
    name: 'alerts',
    element: {
      filter: ['blockquote'],
      visit(quotation, context) {
        const at = quotation.children.findIndex(({ type }) => type === 'element');
        const first = quotation.children[at];
        const start = first?.type === 'element' && first.tagName === 'p' && first.children[0];
        if (!first || !start || start.type !== 'text') return undefined;
        const [marker, kind, directive, index] = MARKER.exec(start.value) ?? [];
        const title = titles[Number(index)];
        if (marker === undefined || (directive && title === undefined)) return undefined;
        if (!directive && context.parent(quotation).type !== 'root') return undefined;

        const [, next, ...others] = first.children;
        const isBreak = next?.type === 'element' && next.tagName === 'br';
        if (next && !isBreak && !marker.endsWith('\n')) return undefined;
        const text = { type: 'text' as const, value: start.value.slice(marker.length) };
        const rest: ElementContent[] = [text, ...(next && !isBreak ? [next] : []), ...others];
        const isAlone = !next && text.value === '';
        const paragraph = isAlone ? [] : [{ ...first, children: rest }];
        const children = [...paragraph, ...quotation.children.slice(at + 1)];
        if (children.every(({ type }) => type === 'text')) return undefined;
        if (directive) shownTitles.add(Number(index));
        const name = CALLOUTS[(kind ?? directive ?? '').toLowerCase()] ?? 'note';
        const tone = name === 'warning' || name === 'caution' ? 'warning' : 'note';
        return {
          type: 'mdxJsxFlowElement' as const,
          name: 'Callout',
          attributes: [
            {
              type: 'mdxJsxAttribute' as const,
              name: 'title',
              value: title || words.stories.alerts[name],
            },
            { type: 'mdxJsxAttribute' as const, name: 'tone', value: tone },
          ],
          children,
        };
      },
    },
  });
