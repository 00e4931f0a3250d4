import type { Rule } from './finding.ts';

const SHORTENERS = /^(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd)$/;
const PHRASES =
  /\b(?:act now|100% free|risk[- ]free|click here|no obligation|winner|cash bonus)\b/i;

/** What filters such as SpamAssassin count against an email. */
export const spam: Rule = ({ manifest: { subject }, mail, html }) => {
  const letters = subject.replace(/[^\p{L}]/gu, '');
  const found = [
    letters.length > 5 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
      ? 'The subject is in capital letters.'
      : '',
    /[!?]{2,}|!.*!|\${2,}/.test(subject) ? 'The subject shouts.' : '',
    /^(?:re|fwd?|aw|wg):/i.test(subject) ? 'The subject looks like a reply.' : '',
    mail.pictures.length > 0 && mail.words.length < 400 * mail.pictures.length
      ? 'There is little text next to the pictures.'
      : '',
    /<(?:script|form|iframe|object|embed)\b/i.test(html)
      ? 'It contains a script, a form or a frame.'
      : '',
  ];
  const phrase = PHRASES.exec(`${subject} ${mail.words}`);
  if (phrase) found.push(`It contains “${phrase[0]}”.`);
  return [...found.filter(Boolean), ...mail.links.flatMap(linkFaults)];
};

function linkFaults({ href, text }: { href: string; text: string }): string[] {
  const host = URL.parse(href)?.hostname ?? '';
  const said = URL.parse(/^https?:\/\/\S+$/.exec(text.trim())?.[0] ?? '')?.hostname;
  return [
    ...(SHORTENERS.test(host) ? [`${href} hides its target.`] : []),
    ...(/^\d+(?:\.\d+){3}$/.test(host) ? [`${href} leads to an IP address.`] : []),
    ...(said && said !== host ? [`A link says ${said} and leads to ${host}.`] : []),
  ];
}
