import { z } from 'zod';
import type { PagedList } from './each-entry.ts';

/** A contact as listed, without its properties and topics. */
export interface ListedContact {
  id: string;
  email: string;
  unsubscribed: boolean;
  createdAt: Date;
}

const contact = z
  .object({
    id: z.string().min(1),
    email: z.string(),
    unsubscribed: z.boolean(),
    created_at: z.coerce.date(),
  })
  .transform(({ created_at, ...rest }): ListedContact => ({ ...rest, createdAt: created_at }));

/** The contacts of a segment, or of the whole account. */
export function contacts(segmentId?: string): PagedList<ListedContact> {
  return {
    name: 'contacts.list',
    entry: contact,
    call: (page, sdk, options) =>
      sdk.contacts.list({ ...page, ...(segmentId && { segmentId }) }, options),
  };
}

/** The addresses that Resend suppresses after a bounce or a complaint. */
export const suppressions: PagedList<{ id: string; email: string }> = {
  name: 'suppressions.list',
  entry: z.object({ id: z.string().min(1), email: z.string() }),
  call: (page, sdk, options) => sdk.suppressions.list(page, options),
};
