import type { LivePage } from '../../../src/newsletters/preflight/finding.ts';
import {
  blockingRules,
  type Finding,
  preflight,
} from '../../../src/newsletters/preflight/preflight.ts';
import { mailFacts } from '../../../src/newsletters/preflight/mail-facts.ts';
import { readNewsroom } from '../../../src/newsletters/loading/newsroom.ts';
import { site } from '../../settings/site.ts';
import { isRehearsal, projectUrl } from '../../settings/environment.ts';
import { type BuiltIssue, readIssueToLookAt } from './built-issue.ts';
import { oneOf } from '../../command/one-of.ts';
import { ISSUE, issueCommand } from './issue-command.ts';
import { livePages } from './live-pages.ts';
import { mailSupport } from './mail-support.ts';

export const check = issueCommand({
  name: 'check',
  operands: [ISSUE],
  does: 'Checks a built issue, and that its stories are live.',
  options: {
    force: {
      type: 'string',
      multiple: true,
      value: '<rule>',
      does: `overrule a rule (repeatable): ${Object.keys(blockingRules).join(', ')}`,
    },
  },
  async run({ positionals: [id = ''], values: { force = [] } }) {
    const findings = await checkIssue(await readIssueToLookAt(id), { force });
    for (const { rule, message, weight } of findings) {
      console[weight === 'blocks' ? 'error' : 'log'](`${weight} ${rule}: ${message}`);
    }
    const blocked = findings.filter(({ weight }) => weight === 'blocks').length;
    const problems = blocked === 1 ? '1 problem' : `${blocked} problems`;
    console.log(blocked === 0 ? `${id} can be sent.` : `${id} cannot be sent: ${problems}.`);
    return blocked === 0 ? 0 : 1;
  },
});

/**
 * Everything that is found wrong with a built issue; one finding that `blocks`, and it must not be
 * sent. `force` names rules that are overruled. Asks the live site for every page that it links to.
 * What mail programs support is only advice; without `looksAtSupport` the tables of it are not loaded.
 */
export async function checkIssue(
  { manifest, html, text, isUpcoming }: BuiltIssue,
  options: {
    force?: readonly string[];
    looksAtSupport?: boolean;
    root?: URL;
    ask?: (addresses: readonly string[]) => Promise<Map<string, LivePage>>;
  } = {},
): Promise<Finding[]> {
  const { force = [], root = projectUrl('.') } = options;
  for (const rule of force) oneOf('--force', rule, Object.keys(blockingRules));
  const { articles, issues } = await readNewsroom(root, site.timeZone);
  const { ask = livePages, looksAtSupport = true } = options;
  return preflight(
    {
      manifest,
      html,
      text,
      isUpcoming,
      mail: mailFacts(html),
      otherSubjects: new Map(issues.map((issue) => [issue.id, issue.subject])),
      drafts: new Set(articles.filter(({ draft }) => draft).map((article) => article.id)),
      live: await ask([manifest.archiveUrl, ...manifest.articles.map(({ url }) => url)]),
      postalAddress: site.postalAddress,
      isRehearsal: isRehearsal(),
      support: looksAtSupport ? await mailSupport(html) : [],
    },
    new Set(force),
  );
}
