import type { AudienceIds } from '../../subscribers/audience-ids.ts';
import { subscriberProperties } from '../../subscribers/subscriber.ts';
import { findOrCreate } from './find-or-create.ts';
import type { ResendClient } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

/** The ids in Resend: one segment with all subscribers, and a topic for each newsletter. */
export interface Audience {
  segmentId: string;
  /** Topic ids by newsletter id. */
  topicIds: ReadonlyMap<string, string>;
}

export interface AudienceNames {
  /** Name of the segment. */
  segment: string;
  /** The topic has the same name and promise. */
  newsletters: readonly { id: string; name: string; promise: string }[];
  /** Ids that the operator has set. They are not looked up by name. */
  known?: AudienceIds;
}

export interface ResendAudience {
  /** Looks up the ids once, and again after a failure. */
  ids(): Promise<Outcome<Audience>>;
  /** Makes the next `ids()` look them up again, after Resend did not find one. */
  forget(): void;
}

/**
 * Finds the segment, topics and contact properties, by name where no id is set, and creates missing
 * ones.
 */
export function resendAudience(resend: ResendClient, names: AudienceNames): ResendAudience {
  let found: Promise<Outcome<Audience>> | undefined;

  return {
    async ids() {
      const asking = (found ??= findAudience(resend, names));
      let isFound = false;
      try {
        const outcome = await asking;
        isFound = outcome.kind === 'ok';
        return outcome;
      } finally {
        if (!isFound && found === asking) found = undefined;
      }
    },
    forget() {
      found = undefined;
    },
  };
}

async function findAudience(
  resend: ResendClient,
  names: AudienceNames,
): Promise<Outcome<Audience>> {
  const segment = await segmentId(resend, names);
  if (segment.kind !== 'ok') return segment;
  const topics = await topicIds(resend, names);
  if (topics.kind !== 'ok') return topics;

  const properties = await findOrCreate(resend, Object.values(subscriberProperties), {
    kind: 'contactProperties',
    page: (after) => (sdk, options) =>
      sdk.contactProperties.list({ limit: 100, ...(after && { after }) }, options),
    create: (key) => (sdk, options) =>
      sdk.contactProperties.create({ key, type: 'string' }, options),
  });
  if (properties.kind !== 'ok') return properties;
  return { kind: 'ok', data: { segmentId: segment.data, topicIds: topics.data } };
}

async function segmentId(
  resend: ResendClient,
  { segment, known }: AudienceNames,
): Promise<Outcome<string>> {
  if (known?.segmentId) return { kind: 'ok', data: known.segmentId };
  const outcome = await findOrCreate(resend, [segment], {
    kind: 'segments',
    page: (after) => (sdk, options) =>
      sdk.segments.list({ limit: 100, ...(after && { after }) }, options),
    create: (name) => (sdk, options) => sdk.segments.create({ name }, options),
  });
  if (outcome.kind !== 'ok') return outcome;
  return { kind: 'ok', data: outcome.data.get(segment) ?? '' };
}

async function topicIds(
  resend: ResendClient,
  { newsletters, known }: AudienceNames,
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const set = newsletters.flatMap(({ id }) => {
    const topic = known?.topicIds.get(id);
    return topic ? [[id, topic] as const] : [];
  });
  const sought = newsletters.filter(({ id }) => !set.some(([known]) => known === id));
  if (sought.length === 0) return { kind: 'ok', data: new Map(set) };

  const names = sought.map(({ name }) => name);
  const promises = new Map(sought.map(({ name, promise }) => [name, promise]));
  const outcome = await findOrCreate(resend, names, {
    kind: 'topics',
    page: () => (sdk, options) => sdk.topics.list(options),
    create: (name) => {
      // `visibility` is missing in the SDK's type but is sent. A private topic would disappear from
      // Resend's preference page for readers who left it. The default subscription cannot be
      // changed later: only readers who opt in receive the newsletter.
      const topic = {
        name,
        description: promises.get(name) ?? '',
        defaultSubscription: 'opt_out',
        visibility: 'public',
      } as const;
      return (sdk, options) => sdk.topics.create(topic, options);
    },
  });
  if (outcome.kind !== 'ok') return outcome;
  const found = sought.map(({ id, name }) => [id, outcome.data.get(name) ?? ''] as const);
  return { kind: 'ok', data: new Map([...set, ...found]) };
}
