import { slugSchema } from '../core/slug.ts';

/** Ids at Resend that the operator has set. They are not looked up by name. */
export interface AudienceIds {
  segmentId: string | undefined;
  /** Topic ids by newsletter id. */
  topicIds: ReadonlyMap<string, string>;
}

/** The settings that hold them: a segment id, and pairs such as `daily:<id>,weekly:<id>`. */
export interface AudienceIdSettings {
  RESEND_SEGMENT_ID?: string | undefined;
  RESEND_TOPIC_IDS?: string | undefined;
}

/** Parses the settings. Invalid values are left out; {@link audienceIdsProblems} reports them. */
export function audienceIds(env: AudienceIdSettings): AudienceIds {
  const segmentId = env.RESEND_SEGMENT_ID ?? '';
  return {
    segmentId: ID.test(segmentId) ? segmentId : undefined,
    topicIds: new Map(parsePairs(env).filter((pair) => pair !== undefined)),
  };
}

/** Returns one line for each invalid setting. */
export function audienceIdsProblems(env: AudienceIdSettings): string[] {
  const pairs = parsePairs(env);
  const names = pairs.map((pair) => pair?.[0]);
  const isReadable = !names.includes(undefined) && new Set(names).size === names.length;
  return [
    !env.RESEND_SEGMENT_ID || ID.test(env.RESEND_SEGMENT_ID)
      ? undefined
      : 'RESEND_SEGMENT_ID is not a valid id: copy the id of the segment from Resend, or unset it.',
    isReadable
      ? undefined
      : 'RESEND_TOPIC_IDS is not valid: set pairs of a newsletter and the id of its topic, such as `daily:<id>,weekly:<id>`, or unset it.',
  ].filter((problem) => problem !== undefined);
}

/**
 * Returns a problem if `RESEND_TOPIC_IDS` names a newsletter that does not exist. The topic of a
 * misspelled newsletter would otherwise be looked up by name.
 */
export function unknownTopicsProblem(
  env: AudienceIdSettings,
  newsletters: readonly { id: string }[],
): string | undefined {
  const known = newsletters.map(({ id }) => id);
  const unknown = [...audienceIds(env).topicIds.keys()].filter((id) => !known.includes(id));
  return unknown.length === 0
    ? undefined
    : `RESEND_TOPIC_IDS names ${unknown.join(', ')}, which ${unknown.length === 1 ? 'is not a newsletter' : 'are not newsletters'}: use only ${known.join(', ')}.`;
}

// Resend uses UUIDs. The id must not span more than one path segment of its API.
const ID = /^[\w-]{1,100}$/;

function parsePairs({ RESEND_TOPIC_IDS }: AudienceIdSettings): ([string, string] | undefined)[] {
  if (!RESEND_TOPIC_IDS) return [];
  return RESEND_TOPIC_IDS.split(',').map((pair) => {
    const [newsletter = '', id = '', ...more] = pair.split(':').map((part) => part.trim());
    const isPair = more.length === 0 && slugSchema.safeParse(newsletter).success && ID.test(id);
    return isPair ? [newsletter, id] : undefined;
  });
}
