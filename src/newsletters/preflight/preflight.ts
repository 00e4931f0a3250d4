import { exampleAddress } from './example-address.ts';
import type { PreflightInput, Rule } from './finding.ts';
import * as mail from './mail-rules.ts';
import { spam } from './spam-rules.ts';

/** Rules that keep an issue from being sent, unless they are overruled by their names. */
export const blockingRules = {
  size: mail.size,
  subject: mail.subject,
  preview: mail.preview,
  text: mail.textPart,
  alt: mail.altTexts,
  links: mail.addresses,
  live: mail.live,
  unsubscribe: mail.unsubscribe,
  address: mail.address,
  draft: mail.noDraft,
  placeholder: mail.noPlaceholder,
} as const satisfies Record<string, Rule>;

/** Rules that only advise. */
const advisingRules: Readonly<Record<string, Rule>> = {
  spam,
  live: mail.upcoming,
  support: ({ support }) => [...support],
  // What a real sending would refuse.
  address: (input) => (input.isRehearsal ? exampleAddress(input) : []),
  links: (input) => (input.isRehearsal ? mail.plainAddresses(input) : []),
};

export interface Finding {
  rule: string;
  message: string;
  /** `forced`: it would block, and was overruled. */
  weight: 'blocks' | 'forced' | 'advises';
}

/** Everything that is found wrong with an issue before it is sent. */
export function preflight(input: PreflightInput, forced: ReadonlySet<string>): Finding[] {
  const weigh = (
    rules: Readonly<Record<string, Rule>>,
    weightOf: (rule: string) => Finding['weight'],
  ) =>
    Object.entries(rules).flatMap(([rule, check]) =>
      check(input).map((message) => ({ rule, message, weight: weightOf(rule) })),
    );
  return [
    ...weigh(blockingRules, (rule) => (forced.has(rule) ? 'forced' : 'blocks')),
    ...weigh(advisingRules, () => 'advises'),
  ];
}
