import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logLine } from '../../../src/core/log.ts';

const noon = new Date('2025-03-01T12:00:00Z');

test('an entry is one line of JSON that starts with its time', () => {
  const line = logLine({ level: 'warn', event: 'resend-call-failed', status: null }, noon);
  expect(line).toBe(
    '{"time":"2025-03-01T12:00:00.000Z","level":"warn","event":"resend-call-failed","status":null}',
  );
});

test.each([
  ['ada@example.org', '[address]'],
  ['Invalid `to` field <ada+news@münchen.example>.', 'Invalid `to` field <[address]>.'],
  [
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGFAZXhhbXBsZSJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ expired',
    '[token] expired',
  ],
  ['Bearer re_123456789_abc', 'Bearer [key]'],
  ['whsec_C2FVsBQIhrscChlQIMV', '[key]'],
  ['daily_quota_exceeded', 'daily_quota_exceeded'],
])('%j is logged as %j', (reason, logged) => {
  expect(JSON.parse(logLine({ level: 'error', event: 'x', reason }, noon))).toMatchObject({
    reason: logged,
  });
});

test('no address gets through, in any surroundings', () => {
  fc.assert(
    fc.property(fc.string(), fc.emailAddress(), fc.string(), (before, address, after) => {
      const line = logLine({ level: 'info', event: 'x', reason: before + address + after }, noon);
      expect(line).not.toContain(address);
      expect(line).not.toContain('\n');
    }),
  );
});
