interface Told {
  headline: string;
  dek: string;
}

/** Characters of a subject that mail programs show, and that the schema of an issue takes. */
const SUBJECT = { least: 20, most: 90 };
const PREVIEW = 150;

/**
 * The subject that a plan proposes: the headline of the first story. Where that is too short, or
 * was the subject of an earlier issue (mail programs would put both into one thread), `occasion`
 * (`The Daily, 2025-04-14`) follows it.
 */
export function proposedSubject(
  [lead]: readonly Told[],
  used: ReadonlySet<string>,
  occasion: string,
): string {
  const headline = lead?.headline ?? '';
  const subject = shortened(headline, SUBJECT.most);
  if (subject.length >= SUBJECT.least && !used.has(subject)) return subject;
  return `${shortened(headline, SUBJECT.most - occasion.length - 3)} · ${occasion}`;
}

/** What mail programs show after it: the other headlines, or the dek where there is one story. */
export function proposedPreview([lead, ...others]: readonly Told[]): string {
  const text = others.map(({ headline }) => headline).join(' · ');
  return shortened(text || (lead?.dek ?? ''), PREVIEW);
}

/** At most `most` characters, cut at the end of a word where there is one. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  // A word that is cut in two, and signs that end no phrase.
  const words = cut.replace(/(?<=\S)\s+\S*$/, '').replace(/[\s,;:·–—-]+$/, '');
  return `${words}…`;
}
