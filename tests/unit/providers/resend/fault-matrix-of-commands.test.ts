import { describe, expect, test } from 'vitest';
import { resendAudience } from '../../../../src/providers/resend/resend-audience.ts';
import { resendBroadcaster } from '../../../../src/providers/resend/resend-broadcaster.ts';
import { resendFigures } from '../../../../src/providers/resend/resend-figures.ts';
import { resendSubscriberStore } from '../../../../src/providers/resend/resend-subscriber-store.ts';
import { subscriberReader } from '../../../../src/subscribers/subscriber-reader.ts';
import { anAddress } from '../../../fakes/an-address.ts';
import { at } from '../../../fakes/list-jobs.ts';
import { FAULT_MODES, type FaultClass, type FaultMode } from './fault-modes.ts';
import { MODES, names, struckSandbox, type Exceptions, type Run } from './struck-sandbox.ts';

const { struck, sdk, ids } = await struckSandbox();
const audience = ids.kind === 'ok' ? ids.data : { segmentId: '', topicIds: new Map() };

const CLASS_OF = {
  ok: 'done',
  'not-found': 'done',
  refused: 'stop',
  unclear: 'reconcile',
} as const;

async function draft(): Promise<string> {
  const { data } = await sdk.broadcasts.create({
    segmentId: audience.segmentId ?? '',
    from: 'F <f@example.org>',
    subject: 'S',
    html: 'H',
  });
  return data?.id ?? '';
}

/** Each request of the commands that send an issue, and of the pages that read. */
const OF_COMMANDS: [request: string, run: Run, but?: Exceptions][] = [
  [
    'POST /broadcasts',
    async (resend, strike) => {
      strike();
      const mailing = {
        name: 'n',
        from: 'F <f@example.org>',
        hash: '0'.repeat(64),
        content: { subject: 'S', html: '{{{RESEND_UNSUBSCRIBE_URL}}}', text: 'T' },
        audience: {
          segmentId: audience.segmentId ?? '',
          topicId: audience.topicIds.get('daily') ?? '',
        },
      };
      return CLASS_OF[(await resendBroadcaster(resend).create(mailing)).kind];
    },
  ],
  ['POST /broadcasts/*/send', (r, s) => withDraft(s, (id) => resendBroadcaster(r).send(id))],
  [
    'DELETE /broadcasts/*',
    (r, s) => withDraft(s, (id) => resendBroadcaster(r).remove(id)),
    // The repeated request gets “not found”, which is cut off as well.
    { '200, cut off': 'stop' },
  ],
  ['GET /broadcasts/*', (r, s) => withDraft(s, (id) => resendBroadcaster(r).get(id))],
  ['GET /broadcasts', (r, s) => withDraft(s, () => resendBroadcaster(r).all())],
  [
    'POST /broadcasts/*/cancel',
    async (resend, strike) => {
      const id = await draft();
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      await sdk.broadcasts.send(id, { scheduledAt: tomorrow });
      strike();
      return CLASS_OF[(await resendBroadcaster(resend).cancel(id)).kind];
    },
  ],
];

async function withDraft(
  strike: () => void,
  act: (id: string) => Promise<{ kind: keyof typeof CLASS_OF }>,
): Promise<FaultClass> {
  const id = await draft();
  strike();
  return CLASS_OF[(await act(id)).kind];
}

/** Reading changes nothing: after any failure, it can be retried later. */
const READING: [request: string, run: Run][] = [
  ...['/segments', '/topics', '/contact-properties', '/contacts/*'].map((path): [string, Run] => [
    `GET ${path}`,
    async (resend, strike) => {
      strike();
      const reader = subscriberReader(resendSubscriberStore(resend, resendAudience(resend, names)));
      const { status } = await reader.read(anAddress('canary@example.org'));
      return status === 'unavailable' ? 'later' : 'done';
    },
  ]),
  [
    'GET /emails/metrics',
    async (resend, strike) => {
      strike();
      return (await resendFigures(resend).since(at(0))) === undefined ? 'later' : 'done';
    },
  ],
];

describe.each(OF_COMMANDS)('a command, %s', (request, run, but = {}) => {
  test.each(MODES)('%s', async (mode) => {
    const { result, strikes } = await struck(request, mode, run);
    expect(result).toBe(but[mode] ?? commandClass(mode));
    if (but[mode] === undefined) expect(strikes).toBe(mayRepeat(request, mode) ? 3 : 1);
  });
});

describe.each(READING)('reading, %s', (request, run) => {
  test.each(MODES)('%s', async (mode) => {
    expect((await struck(request, mode, run)).result).toBe('later');
  });
});

/** A command has tried again itself by then; run once more by a person, it begins by asking. */
function commandClass(mode: FaultMode): FaultClass {
  const usual = FAULT_MODES[mode][1];
  return usual === 'later' || mode === '409' ? 'reconcile' : usual;
}

/** What was turned away may be asked again, and in doubt what changes nothing more: a look, a removal. */
function mayRepeat(request: string, mode: FaultMode): boolean {
  if (mode === '429') return true;
  const isDoubtful = FAULT_MODES[mode][1] === 'reconcile' && !mode.startsWith('silence');
  return isDoubtful && /^(?:GET|DELETE) /.test(request);
}
