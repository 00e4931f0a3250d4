import { anAddress } from '../../fakes/an-address.ts';
import { words } from '../../../src/i18n/words.ts';
import type { Grant } from '../../../src/subscribers/signed-links.ts';
import { brokenTokens } from '../../unit/providers/jose/broken-tokens.ts';
import { CANARY, own, type BadInput } from './bad-input.ts';

const address = anAddress(`${CANARY}@example.org`);
const { signUp, reader } = words;

interface Place {
  path: string;
  grant: Grant;
  says: string;
  /** The form with a token. */
  form: (token: string) => { path: string; body: string };
}

const field = (path: string, more: Record<string, string>) => (token: string) => ({
  path,
  body: new URLSearchParams({ token, ...more }).toString(),
});

/** The page that shows a token's action, and the form that performs it. */
const PLACES: Place[] = [
  {
    path: '/subscribe/confirm/',
    grant: { purpose: 'subscribe', address, newsletters: ['daily'], page: '/' },
    says: signUp.invalid.title,
    form: field('/subscribe/confirm/', {}),
  },
  {
    path: '/unsubscribe/',
    grant: { purpose: 'unsubscribe', address },
    says: reader.brokenLink.title,
    form: (token) => ({
      path: `/unsubscribe/?token=${encodeURIComponent(token)}`,
      body: 'List-Unsubscribe=One-Click',
    }),
  },
  {
    path: '/preferences/',
    grant: { purpose: 'preferences', address },
    says: reader.brokenLink.title,
    form: field('/preferences/', { action: 'erase' }),
  },
];

/** Invalid tokens, and tokens for another purpose, in GET and POST. */
export async function badTokens(signing: {
  secret: string;
  issuer: string;
  now: Date;
}): Promise<BadInput[]> {
  const of = PLACES.map(async ({ path, grant, says, form }) => {
    const tokens = [
      ...(await brokenTokens(grant, signing)),
      ...(await genuineForOthers(grant, signing)),
    ];
    return tokens.flatMap(([name, token]): BadInput[] => [
      {
        name: `a token, ${name}`,
        method: 'GET',
        headers: {},
        status: 400,
        says,
        path: `${path}?token=${encodeURIComponent(token)}`,
      },
      {
        name: `a token, ${name}`,
        method: 'POST',
        headers: own,
        status: 400,
        says,
        ...form(token),
      },
    ]);
  });
  return (await Promise.all(of)).flat();
}

/** Tokens that are valid elsewhere. */
async function genuineForOthers(
  { purpose }: Grant,
  { secret, issuer, now }: { secret: string; issuer: string; now: Date },
): Promise<[string, string][]> {
  const { joseSignedLinks } = await import('../../../src/providers/jose/jose-signed-links.ts');
  const links = joseSignedLinks({ secrets: [secret], issuer });
  const others = PLACES.map(({ grant }) => grant).filter((grant) => grant.purpose !== purpose);
  return Promise.all(
    others.map(async (grant): Promise<[string, string]> => [
      `one to ${grant.purpose}`,
      await links.issue(grant, now),
    ]),
  );
}

/** Invalid forms with a valid link to the preferences of a subscriber. */
export function badForms(token: string): BadInput[] {
  const { refusals, reader: said } = words;
  const { unreadable, sentTwice } = refusals;
  const rows: [name: string, status: number, says: string, body: string][] = [
    ['no action', 400, unreadable.title, ''],
    ['an unknown action', 400, unreadable.title, 'action=sell'],
    ['an action in another case', 400, unreadable.title, 'action=Erase'],
    ['two actions', 400, sentTwice.title, 'action=leave&action=erase'],
    ['two tokens', 400, sentTwice.title, 'token=x&action=erase'],
    ['nothing chosen', 422, said.choice.none, 'action=choose&newsletter='],
    ['no choice', 422, said.choice.none, 'action=choose'],
    ['an unknown choice', 422, said.choice.unknown, 'action=choose&newsletter=hourly'],
    ['no new address', 422, refusals.address.missing, 'action=move'],
    ['a new address that is none', 422, refusals.address.domain, 'action=move&email=a%40b'],
    [
      'two new addresses in one',
      422,
      refusals.address.several,
      'action=move&email=a%40b.co%2Cc%40d.co',
    ],
    ['another link’s button', 400, said.brokenLink.title, 'action=confirm-move'],
  ];
  return rows.map(([name, status, says, body]) => ({
    name,
    method: 'POST',
    status,
    says,
    path: '/preferences/',
    body: `token=${token}&${body}`,
    headers: own,
  }));
}
