import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { World } from './world.ts';

export const seedSchema = z.strictObject({
  contacts: z.int().min(1).max(1_000_000),
  /** The segments of the contacts. */
  segments: z.array(z.string()).default([]),
  /** The topics that they subscribe to. */
  topics: z.array(z.string()).default([]),
  /** The addresses are <prefix><number>@<domain>. */
  prefix: z.string().default('reader'),
  domain: z.string().default('readers.example'),
});

export type Seed = z.input<typeof seedSchema>;

/** Adds many contacts to the account at once, without requests or webhooks. */
export function seedContacts(world: World, seed: Seed): void {
  const { contacts, segments, topics, prefix, domain } = seedSchema.parse(seed);
  const now = world.clock.now();
  for (let i = 1; i <= contacts; i += 1) {
    const email = `${prefix}${i}@${domain}`;
    if (world.state.contacts.get(email)) continue;
    world.state.contacts.add({
      id: randomUUID(),
      email,
      firstName: null,
      lastName: null,
      unsubscribed: false,
      properties: {},
      segments: [...segments],
      topics: Object.fromEntries(topics.map((id) => [id, 'opt_in' as const])),
      createdAt: now,
      updatedAt: now,
    });
  }
  world.changed();
}
