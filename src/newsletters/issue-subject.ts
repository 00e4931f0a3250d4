import { MOST_PREVIEW, SUBJECT_LENGTH } from './issue.ts';

interface Story {
  headline: string;
  dek: string;
}

/**
 * The subject that a plan proposes: the headline of the first story. Where that is too short, or
 * was the subject of another issue (mail programs would put both into one thread), the name of the
 * newsletter goes before it, or name and day after it.
 */
export function proposedSubject(
  [lead]: readonly Story[],
  used: ReadonlySet<string>,
  { name, date }: { name: string; date: string },
): string {
  const headline = lead?.headline ?? '';
  const [before, after] = [`${name}: `, ` · ${name}, ${date}`];
  const plain = shortened(headline, SUBJECT_LENGTH.most);
  const named = before + shortened(headline, SUBJECT_LENGTH.most - before.length);
  const isGood = (subject: string) => subject.length >= SUBJECT_LENGTH.least && !used.has(subject);
  return (
    [plain, named].find(isGood) ?? shortened(headline, SUBJECT_LENGTH.most - after.length) + after
  );
}

/** What mail programs show after it: the other headlines, or the dek where there is one story. */
export function proposedPreview([lead, ...others]: readonly Story[]): string {
  const text = others.map(({ headline }) => headline).join(' · ');
  return shortened(text || (lead?.dek ?? ''), MOST_PREVIEW);
}

/** At most `most` characters, cut at the end of a word where there is one. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  // A word that is cut in two, and signs that end no phrase.
  const words = cut.replace(/(?<=\S)\s+\S*$/, '').replace(/[\s,;:·–—-]+$/, '');
  return `${words}…`;
}
