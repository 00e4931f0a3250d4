import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { emailAddressSchema } from '../../core/email-address.ts';
import type { Grant, GrantOf, Purpose } from '../../subscribers/signed-links.ts';
import { slugSchema } from '../../core/slug.ts';

/** Returns the JWT claims of a grant. The purpose is the audience. */
export function claimsFor({ purpose: _, address, ...others }: Grant): JWTPayload {
  return { sub: address, ...others };
}

/** Parses claims into a grant; `undefined` if they do not match the purpose. */
export const grantFromClaims: {
  [P in Purpose]: (payload: JWTPayload) => GrantOf<P> | undefined;
} = {
  subscribe(payload) {
    const { data } = subscribe.safeParse(payload);
    if (!data) return undefined;
    const { sub: address, newsletters, page } = data;
    return { purpose: 'subscribe', address, newsletters, page };
  },
  preferences(payload) {
    const { data } = addressClaims.safeParse(payload);
    return data && { purpose: 'preferences', address: data.sub };
  },
  unsubscribe(payload) {
    const { data } = addressClaims.safeParse(payload);
    return data && { purpose: 'unsubscribe', address: data.sub };
  },
  'change-address'(payload) {
    const { data } = change.safeParse(payload);
    return data && { purpose: 'change-address', address: data.sub, from: data.from };
  },
};

const addressClaims = z.object({ sub: emailAddressSchema });
const subscribe = addressClaims.extend({
  newsletters: z.array(slugSchema).min(1),
  page: z.string(),
});
const change = addressClaims.extend({ from: emailAddressSchema });
