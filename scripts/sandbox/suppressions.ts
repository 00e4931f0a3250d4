import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseAddress } from './addresses.ts';
import { answer, notFound, refuse } from './answers.ts';
import { timestamp } from './clock.ts';
import { listAnswer } from './pages.ts';
import { parseBody } from './parse-body.ts';
import type { Suppression } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';
import type { World } from './world.ts';

const schema = z.object({ email: z.string() });

/** Suppresses an address, unless it is already suppressed. */
export function suppress(
  world: World,
  email: string,
  origin: Suppression['origin'],
  sourceId: string | null,
): Suppression {
  const known = world.state.suppressions.get(email);
  if (known) return known;
  const createdAt = world.clock.now();
  const suppression = { id: randomUUID(), email, origin, sourceId, createdAt };
  world.state.suppressions.add(suppression);
  world.webhooks.emit('suppression.added', suppressionView(suppression));
  return suppression;
}

const add: AtOnce = (world, { body }) => {
  const parsed = parseBody(schema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const { email } = parsed.value;
  if (parseAddress(email) !== email) {
    return refuse(
      422,
      'validation_error',
      'Invalid `email` field. It is not a valid email address.',
    );
  }
  return answer({ object: 'suppression', id: suppress(world, email, 'manual', null).id }, 201);
};

const get: AtOnce = ({ state }, { params }) => {
  const suppression = state.suppressions.get(params['id']);
  if (!suppression) return notFound('Suppression');
  return answer({ object: 'suppression', ...suppressionView(suppression) });
};

const remove: AtOnce = (world, { params }) => {
  const suppression = world.state.suppressions.get(params['id']);
  if (!suppression) return notFound('Suppression');
  world.state.suppressions.remove(suppression);
  world.webhooks.emit('suppression.removed', suppressionView(suppression));
  return answer({ object: 'suppression', id: suppression.id, deleted: true });
};

const list: AtOnce = ({ state }, request) => {
  const origin = request.query.get('origin');
  const where = (suppression: Suppression) => origin === null || suppression.origin === origin;
  return listAnswer(request, state.suppressions, suppressionView, { where });
};

export const suppressionRoutes: ApiRoute[] = [
  { method: 'POST', path: '/suppressions', handle: add },
  { method: 'GET', path: '/suppressions', handle: list },
  { method: 'GET', path: '/suppressions/:id', handle: get },
  { method: 'DELETE', path: '/suppressions/:id', handle: remove },
];

function suppressionView({ id, email, origin, sourceId, createdAt }: Suppression) {
  return { id, email, origin, source_id: sourceId, created_at: timestamp(createdAt) };
}
