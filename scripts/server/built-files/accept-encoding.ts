import { LRUCache } from 'lru-cache';
import { CODINGS, type Form } from './codings.ts';

/** The order among forms of equal weight: the fewest bytes first. */
const PREFERENCE: readonly Form[] = [...CODINGS, 'identity'];

/**
 * The forms of a file that a client accepts, by its `Accept-Encoding` (RFC 9110, section 12.5.3), the
 * best first. Empty if it accepts none.
 */
export function acceptedForms(header: string | undefined): readonly Form[] {
  if (!header) return PLAIN;
  const known = recent.get(header);
  if (known) return known;
  const forms = formsBy(header);
  recent.set(header, forms);
  return forms;
}

const PLAIN: readonly Form[] = ['identity'];

/** Few distinct values occur: about one for each browser. */
const recent = new LRUCache<string, readonly Form[]>({ max: 100 });

function formsBy(header: string): readonly Form[] {
  const weights = weightsOf(header);
  const any = weights.get('*');
  const weightOf = (form: Form) => {
    if (form === 'gzip') return weights.get('gzip') ?? weights.get('x-gzip') ?? any ?? 0;
    // If it is not listed, the plain form is accepted, with a lower weight than everything listed.
    if (form === 'identity') return weights.get('identity') ?? (any === 0 ? 0 : LEAST);
    return weights.get(form) ?? any ?? 0;
  };
  return PREFERENCE.filter((form) => weightOf(form) > 0).toSorted(
    (a, b) => weightOf(b) - weightOf(a),
  );
}

/** Less than any valid weight, which has at most three decimals. */
const LEAST = 0.0001;

/** Codings in lower case, with their weights from 0 to 1. Ignores invalid elements. */
function weightsOf(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const element of header.split(',')) {
    const [, coding, q = '1'] =
      /^[ \t]*([^\s;,]+)[ \t]*(?:;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)[ \t]*)?$/i.exec(
        element,
      ) ?? [];
    if (coding) weights.set(coding.toLowerCase(), Number(q));
  }
  return weights;
}
