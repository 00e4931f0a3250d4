import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signedHeaders } from '../../../../scripts/sandbox/svix-signature.ts';
import { resendWebhooks } from '../../../../src/providers/resend/resend-webhooks.ts';
import type { SignedMessage } from '../../../../src/subscribers/list-events.ts';
import { parseEmailAddress } from '../../../../src/core/email-address.ts';
import { manyRuns } from '../../../many-runs.ts';

const secret = `whsec_${Buffer.from('a secret of webhooks').toString('base64')}`;
const read = resendWebhooks(secret);
// The SDK looks at the clock itself.
const now = () => Math.floor(Date.now() / 1000);

function signed(body: string, id = 'msg_1', at = now()): SignedMessage {
  const headers = signedHeaders(secret, id, at, body);
  return {
    id,
    body,
    timestamp: headers['svix-timestamp'],
    signature: headers['svix-signature'],
  };
}

const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const to = fc.oneof(fc.emailAddress(), fc.string({ maxLength: 20 }));
const type = fc.constantFrom('Permanent', 'Transient', 'Undetermined');

/** Events in their known shapes, with what follows from them: kind and addresses. */
const events = fc.oneof(
  fc.tuple(moment, fc.array(to, { maxLength: 3 }), type).map(([created_at, to, type]) => ({
    event: { type: 'email.bounced', created_at, data: { to, bounce: { type } } },
    kind: 'bounce',
    about: type === 'Permanent' ? to : [],
  })),
  fc.tuple(moment, fc.array(to, { maxLength: 3 })).map(([created_at, to]) => ({
    event: { type: 'email.complained', created_at, data: { to } },
    kind: 'complaint',
    about: to,
  })),
  fc.tuple(moment, to, fc.boolean()).map(([created_at, email, unsubscribed]) => ({
    event: { type: 'contact.updated', created_at, data: { email, unsubscribed } },
    kind: 'change',
    about: unsubscribed ? [email] : [],
  })),
  fc
    .tuple(moment, fc.stringMatching(/^[a-z]{3,9}$/), fc.jsonValue())
    .map(([created_at, name, data]) => ({
      event: { type: `email.x${name}`, created_at, data },
      kind: 'none',
      about: [] as string[],
    })),
);

test('a signed event is read, for every valid address in it', () => {
  fc.assert(
    fc.property(events, ({ event, kind, about }) => {
      const at = new Date(event.created_at);
      const expected = about.flatMap((text) => {
        const address = parseEmailAddress(text);
        return address ? [{ kind, address, at }] : [];
      });
      expect(read(signed(JSON.stringify(event)))).toEqual({
        status: 'read',
        type: event.type,
        events: expected,
      });
    }),
    { numRuns: manyRuns(500) },
  );
});

test('signed JSON that is not an event is unreadable', () => {
  const known = ['email.bounced', 'email.complained', 'contact.updated', 'contact.topics.updated'];
  const shapeless = fc.oneof(
    fc.jsonValue().filter((value) => !hasType(value)),
    // Of the known shapes each needs more than this.
    fc
      .tuple(fc.constantFrom(...known), moment, fc.constantFrom(null, 1, 'x', [], {}))
      .map(([type, created_at, data]) => ({ type, created_at, data })),
  );
  fc.assert(
    fc.property(shapeless, (value) => {
      expect(read(signed(JSON.stringify(value)))).toEqual({ status: 'unreadable' });
    }),
    { numRuns: manyRuns(500) },
  );
});

test('any change after signing makes it forged', () => {
  const letter = fc.constantFrom(...'abcXYZ019{}":, ');
  const share = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(events, share, letter, fc.nat({ max: 3 }), ({ event }, part, other, field) => {
      const message = signed(JSON.stringify(event));
      const change = (text: string) => {
        const i = Math.floor(part * text.length);
        return (
          text.slice(0, i) + (text[i] === other ? `${other}${other}` : other) + text.slice(i + 1)
        );
      };
      const changed = [
        { ...message, body: change(message.body) },
        { ...message, id: change(message.id) },
        { ...message, timestamp: String(Number(message.timestamp) + 1 + Math.floor(part * 200)) },
        { ...message, timestamp: String(Number(message.timestamp) - 400) },
      ][field];
      expect(changed && read(changed)).toEqual({ status: 'forged' });
    }),
    { numRuns: manyRuns(500) },
  );
});

function hasType(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value;
}
