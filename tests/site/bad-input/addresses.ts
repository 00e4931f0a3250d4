import { words } from '../../../src/i18n/words.ts';
import { REFUSED_ADDRESSES } from '../../unit/core/refused-addresses.ts';
import { own, type BadInput } from './bad-input.ts';

/** Every invalid address that fits into a body, with the sentence that explains it. */
export const badAddresses: BadInput[] = REFUSED_ADDRESSES.filter(
  ([, typed]) => typed.length < 5000,
).map(([name, typed, fault]) => ({
  name,
  path: '/api/subscribe',
  method: 'POST',
  headers: own,
  status: 422,
  body: new URLSearchParams({ email: typed }).toString(),
  says: words.refusals.address[fault],
}));
