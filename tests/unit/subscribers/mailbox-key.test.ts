import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryLimiter } from '../../../src/providers/memory/memory-limiter.ts';
import { checkEmailAddress } from '../../../src/core/email-address.ts';
import { type Limit, mailboxLimits, readerLimits } from '../../../src/subscribers/limits.ts';
import { mailboxKey } from '../../../src/subscribers/mailbox-key.ts';
import { anAddress } from '../../fakes/an-address.ts';

test.each([
  ['vic@example.org', ['VIC@example.org', 'vic+1@example.org', 'Vic+a.b+c@EXAMPLE.org']],
  ['vic@gmail.com', ['v.ic@gmail.com', 'V.I.C+news@googlemail.com', 'vic@googlemail.com']],
])('the aliases of %s are one mailbox', (address, aliases) => {
  for (const alias of aliases) expect(mailboxKey(alias)).toBe(mailboxKey(address));
});

test.each([
  ['vic@example.org', 'v.ic@example.org'],
  ['vic@example.org', 'vic-1@example.org'],
  ['vic@example.org', 'vic@gmail.com'],
  ['vic@gmail.com', 'vic_1@gmail.com'],
  ['+a@example.org', '+b@example.org'],
])('%s and %s are two mailboxes', (one, other) => {
  expect(mailboxKey(one)).not.toBe(mailboxKey(other));
});

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const locals = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('.'));
const domains = fc.constantFrom('example.org', 'xn--mnchen-3ya.de', 'gmail.com', 'googlemail.com');
const inAnyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((c, i) => (upper[i] ? c.toUpperCase() : c)).join(''));

test('any tag and letter case give the key of the plain address', () => {
  const cases = fc
    .record({ local: locals, tag: word, domain: domains })
    .chain(({ local, tag, domain }) =>
      fc.record({ plain: fc.constant(`${local}@${domain}`), alias: inAnyCase(`${local}+${tag}`) }),
    );
  fc.assert(
    fc.property(cases, ({ plain, alias }) => {
      const spelled = `${alias}@${plain.split('@')[1]}`;
      expect(mailboxKey(spelled)).toBe(mailboxKey(plain));
    }),
  );
});

test('outside Gmail, different addresses without a tag have different keys, ignoring case', () => {
  const elsewhere = fc.tuple(locals, fc.constantFrom('example.org', 'proton.example'));
  fc.assert(
    fc.property(elsewhere, elsewhere, (a, b) => {
      expect(mailboxKey(a.join('@')) === mailboxKey(b.join('@'))).toBe(a.join('@') === b.join('@'));
    }),
  );
});

test('the key of a key is the key, and it is a valid address', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9+.@-]{1,12}$/), domains, (local, domain) => {
      const check = checkEmailAddress(`${local}@${domain}`);
      if ('fault' in check) return;
      const key = mailboxKey(check.address);
      expect(mailboxKey(key)).toBe(key);
      expect(key.indexOf('@')).toBeGreaterThan(0);
    }),
  );
});

test('all aliases share the limits of their mailbox and reader', async () => {
  for (const limits of [mailboxLimits, readerLimits]) {
    const limiter = memoryLimiter();
    const uses = limits === mailboxLimits ? 1 : 5;
    const aliases = ['vic', 'v.ic', 'VIC', ...Array.from({ length: 6 }, (_, i) => `vic+${i}`)];
    const takings = [];
    for (const alias of aliases) {
      takings.push(await limiter.take<Limit>(limits(anAddress(`${alias}@gmail.com`)), new Date(0)));
    }
    expect(takings.filter((taking) => 'uses' in taking)).toHaveLength(uses);
  }
});
