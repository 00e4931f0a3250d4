import { slugSchema } from '../core/slug.ts';

/** Ids at Resend that the operator has set, so that nothing is looked for by its name. */
export interface AudienceIds {
  segmentId: string | undefined;
  /** Of the topics, by the newsletters' ids. */
  topicIds: ReadonlyMap<string, string>;
}

/** The settings that they are read from: an id, and pairs such as `daily:<id>,weekly:<id>`. */
export interface AudienceIdSettings {
  RESEND_SEGMENT_ID?: string | undefined;
  RESEND_TOPIC_IDS?: string | undefined;
}

/** The ids in the settings; what cannot be read is left out, and {@link audienceIdsProblems} says so. */
export function audienceIds(env: AudienceIdSettings): AudienceIds {
  const segmentId = env.RESEND_SEGMENT_ID ?? '';
  return {
    segmentId: ID.test(segmentId) ? segmentId : undefined,
    topicIds: new Map(pairsIn(env).filter((pair) => pair !== undefined)),
  };
}

/** What is wrong with the settings: one line for each. */
export function audienceIdsProblems(env: AudienceIdSettings): string[] {
  const pairs = pairsIn(env);
  const names = pairs.map((pair) => pair?.[0]);
  const isReadable = !names.includes(undefined) && new Set(names).size === names.length;
  return [
    !env.RESEND_SEGMENT_ID || ID.test(env.RESEND_SEGMENT_ID)
      ? undefined
      : 'RESEND_SEGMENT_ID is no id: copy the id of the segment from Resend, or unset it.',
    isReadable
      ? undefined
      : 'RESEND_TOPIC_IDS cannot be read: set a newsletter and the id of its topic, `daily:<id>,weekly:<id>`, or unset it.',
  ].filter((problem) => problem !== undefined);
}

/** The same for topics of newsletters that there are not: of a misspelt one, the topic would be looked for by name. */
export function unknownTopicsProblem(
  env: AudienceIdSettings,
  newsletters: readonly { id: string }[],
): string | undefined {
  const known = newsletters.map(({ id }) => id);
  const unknown = [...audienceIds(env).topicIds.keys()].filter((id) => !known.includes(id));
  return unknown.length === 0
    ? undefined
    : `RESEND_TOPIC_IDS names ${unknown.join(', ')}: set topics of ${known.join(', ')} alone.`;
}

// UUIDs so far; all that matters is that nothing in it could be more than one part of a path.
const ID = /^[\w-]{1,100}$/;

function pairsIn({ RESEND_TOPIC_IDS }: AudienceIdSettings): ([string, string] | undefined)[] {
  if (!RESEND_TOPIC_IDS) return [];
  return RESEND_TOPIC_IDS.split(',').map((pair) => {
    const [newsletter = '', id = '', ...more] = pair.split(':').map((part) => part.trim());
    const isPair = more.length === 0 && slugSchema.safeParse(newsletter).success && ID.test(id);
    return isPair ? [newsletter, id] : undefined;
  });
}
