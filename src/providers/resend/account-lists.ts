import { z } from 'zod';
import type { PagedList } from './each-entry.ts';

/** A contact as the list of them tells it: without its properties and its topics. */
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

/** The contacts in a segment, or all of the account. */
export function contacts(segmentId?: string): PagedList<ListedContact> {
  return {
    name: 'contacts.list',
    entry: contact,
    call: (page, sdk, options) =>
      sdk.contacts.list({ ...page, ...(segmentId && { segmentId }) }, options),
  };
}

/** The addresses that Resend sends nothing to, because they bounced or complained. */
export const suppressions: PagedList<{ id: string; email: string }> = {
  name: 'suppressions.list',
  entry: z.object({ id: z.string().min(1), email: z.string() }),
  call: (page, sdk, options) => sdk.suppressions.list(page, options),
};
