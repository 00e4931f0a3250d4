import type { BodyFault } from '../body-fault.ts';

const CALLOUT =
  /^<Callout(?<attributes>(?:\s+(?:title|tone)="[^"\n]*")*)\s*>(?<content>(?:(?!<\/?Callout)[\s\S])*)<\/Callout>$/;

/**
 * The correction of a callout on lines of its own, from a line on, in a Markdown file: it becomes a block quote that
 * is one. Nothing if it is something else.
 */
export function calloutAsAlert(
  source: string,
  line: number,
): Pick<BodyFault, 'lastLine' | 'instead'> {
  const lines = source.split('\n').slice(line - 1);
  const length = lines.findIndex((text) => text.trimEnd().endsWith('</Callout>')) + 1;
  const block = lines.slice(0, length).join('\n').trimEnd();
  if (!CALLOUT.test(block)) return {};
  return { lastLine: line + length - 1, instead: (text) => alertOf(text.trimEnd()) };
}

function alertOf(callout: string): string | undefined {
  const { attributes = '', content = '' } = CALLOUT.exec(callout)?.groups ?? {};
  const [, title = ''] = /\stitle="([^"]*)"/.exec(attributes) ?? [];
  const kind = attributes.includes('tone="warning"') ? 'WARNING' : 'NOTE';
  if (content.trim() === '') return undefined;
  const lines = [`[!${kind}] ${title}`, ...content.trim().split(/\r?\n/)];
  return lines.map((text) => `> ${text}`.trimEnd()).join('\n');
}
