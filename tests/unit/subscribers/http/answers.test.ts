import { expect, test } from 'vitest';
import { anAddress } from '../../../fakes/an-address.ts';
import { confirmPage } from '../../../../src/subscribers/http/confirm-answer.ts';
import { foreignOrigin, notAllowed } from '../../../../src/http/form-refusal.ts';
import { subscribeProblem } from '../../../../src/subscribers/http/subscribe-answer.ts';

const address = anAddress('mabel@example.org');
const grant = { purpose: 'subscribe', address, newsletters: ['daily'], page: '/' } as const;
const issuedAt = new Date('2025-03-01T12:00:00Z');

test('a malformed address gives 422, stays in the field and is explained in one sentence', () => {
  expect(
    subscribeProblem({ status: 'invalid-address', fault: 'no-at-sign' }, 'mabel'),
  ).toMatchObject({
    status: 422,
    address: 'mabel',
    fieldProblem: 'An email address needs an @, as in name@example.org.',
  });
});

test('control characters are not put back into the field', () => {
  const { address } = subscribeProblem(
    { status: 'invalid-address', fault: 'unprintable' },
    'a\u0000\r\n@b',
  );
  expect(address).toBe('a@b');
});

test('an email that was not sent is answered 503, with the address in the field', () => {
  expect(subscribeProblem({ status: 'unavailable', address }, 'mabel@example.org')).toMatchObject({
    status: 503,
    address: 'mabel@example.org',
    message: expect.stringContaining('try again'),
  });
});

test('a rejected form keeps its status and its allowed methods', () => {
  expect(subscribeProblem({ status: 'refused', refusal: foreignOrigin }, undefined).status).toBe(
    403,
  );
  expect(confirmPage({ status: 'refused', refusal: notAllowed('GET, HEAD, POST') })).toMatchObject({
    status: 405,
    headers: { Allow: 'GET, HEAD, POST' },
  });
});

test.each([
  ['valid', 200, 'button'],
  ['unavailable', 503, 'button'],
  ['expired', 410, 'form'],
] as const)('a link that is %s: %d, with the %s', (status, code, offers) => {
  expect(confirmPage({ status, address, grant, issuedAt })).toMatchObject({ status: code, offers });
});

test('the page of the link shows the address, masked', () => {
  for (const status of ['valid', 'unavailable'] as const) {
    const page = JSON.stringify(confirmPage({ status, address, grant, issuedAt }));
    expect(page).toContain('ma…\u2060@example.org');
    expect(page).not.toContain(address);
  }
});

test('an expired link offers a new one for the same address, an altered link for any address', () => {
  expect(confirmPage({ status: 'expired', grant, issuedAt }).address).toBe(address);
  expect(confirmPage({ status: 'invalid' })).toMatchObject({ status: 400, offers: 'form' });
});
