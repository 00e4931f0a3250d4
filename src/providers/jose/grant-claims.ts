import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { emailAddressSchema } from '../../core/email-address.ts';
import type { Grant, GrantOf, Purpose } from '../../subscribers/signed-links.ts';
import { slugSchema } from '../../core/slug.ts';

/** A grant as claims of a JWT; the purpose is its audience. */
export function claimsFor({ purpose: _, address, ...others }: Grant): JWTPayload {
  return { sub: address, ...others };
}

/** The grant that these claims are; `undefined` when they are none for that purpose. */
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
    const { data } = anybody.safeParse(payload);
    return data && { purpose: 'preferences', address: data.sub };
  },
  unsubscribe(payload) {
    const { data } = anybody.safeParse(payload);
    return data && { purpose: 'unsubscribe', address: data.sub };
  },
  'change-address'(payload) {
    const { data } = change.safeParse(payload);
    return data && { purpose: 'change-address', address: data.sub, from: data.from };
  },
};

const anybody = z.object({ sub: emailAddressSchema });
const subscribe = anybody.extend({ newsletters: z.array(slugSchema).min(1), page: z.string() });
const change = anybody.extend({ from: emailAddressSchema });
