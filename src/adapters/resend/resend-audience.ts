import { findOrCreate } from './find-or-create.ts';
import type { ResendClient } from './resend-client.ts';

/** Who a newsletter goes to: the contacts of the segment that opted in to the topic. */
export interface Audience {
  segmentId: string;
  topicId: string;
}

export interface ResendAudience {
  /** The ids, asked for once; `undefined` when Resend could not tell them. */
  ids(): Promise<Audience | undefined>;
  /** Has the next `ids()` ask again, after Resend did not know one of them. */
  forget(): void;
}

/** Finds the segment and the topic of these names, and makes in Resend what is missing. */
export function resendAudience(
  resend: ResendClient,
  names: { segment: string; topic: string },
): ResendAudience {
  let found: Promise<Audience | undefined> | undefined;

  return {
    async ids() {
      const asking = (found ??= findAudience(resend, names));
      let ids: Audience | undefined;
      try {
        ids = await asking;
      } finally {
        if (ids === undefined && found === asking) found = undefined;
      }
      return ids;
    },
    forget() {
      found = undefined;
    },
  };
}

async function findAudience(
  resend: ResendClient,
  names: { segment: string; topic: string },
): Promise<Audience | undefined> {
  const segmentId = await findOrCreate(resend, names.segment, {
    kind: 'segments',
    page: (after) => (sdk, options) =>
      sdk.segments.list({ limit: 100, ...(after && { after }) }, options),
    create: (sdk, options) => sdk.segments.create({ name: names.segment }, options),
  });
  if (segmentId === undefined) return undefined;

  // `visibility` is not in the SDK's type and is sent all the same; private, the topic would be
  // missing from Resend's preference page for those who left it. The default cannot be changed
  // later: only who joined gets the newsletter.
  const topic = {
    name: names.topic,
    defaultSubscription: 'opt_out',
    visibility: 'public',
  } as const;
  const topicId = await findOrCreate(resend, names.topic, {
    kind: 'topics',
    page: () => (sdk, options) => sdk.topics.list(options),
    create: (sdk, options) => sdk.topics.create(topic, options),
  });
  return topicId === undefined ? undefined : { segmentId, topicId };
}
