import fc from 'fast-check';
import { checkEmailAddress } from '../../../src/core/email-address.ts';
import { formPairs } from '../../../src/http/form-pairs.ts';
import { anyText } from '../../fakes/any-text.ts';
import { FORM } from './bad-input.ts';

const typed = fc.oneof(
  fc.emailAddress(),
  fc.tuple(fc.emailAddress(), fc.string({ maxLength: 3 })).map((parts) => parts.join('')),
  anyText,
);
const field = fc.oneof(
  fc.tuple(fc.constantFrom('email', 'email', 'page', 'name', 'website', '__proto__'), typed),
  fc.tuple(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 })),
);

/** Near-valid sign-ups: repeated, missing and unknown fields, some with an invalid escape. */
export const generatedForms: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(field, { maxLength: 4 }),
    fc.option(fc.constantFrom('%', '%ff', 'x=%4', '&&', '='), { freq: 4, nil: '' }),
  )
  .map(([fields, more]) => [new URLSearchParams(fields).toString(), more].join('&'));

/** The status that the rules require for such a form. */
export async function statusOf(body: string): Promise<number> {
  const pairs = await formPairs('urlencoded', new TextEncoder().encode(body), FORM);
  if (!pairs) return 400;
  const valuesOf = (name: string) => pairs.flatMap(([key, value]) => (key === name ? [value] : []));
  if (['email', 'page', 'website'].some((name) => valuesOf(name).length > 1)) return 400;
  if (valuesOf('website').some((value) => value !== '')) return 303;
  return 'address' in checkEmailAddress(valuesOf('email')[0]) ? 303 : 422;
}
