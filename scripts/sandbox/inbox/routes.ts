import { readFileSync } from 'node:fs';
import type { Route } from '../router.ts';
import { broadcastsPage } from './broadcasts-page.ts';
import { contactsPage } from './contacts-page.ts';
import { inboxPage } from './inbox-page.ts';
import { listsPage } from './lists-page.ts';
import { mailFrame, mailPage } from './mail-page.ts';
import { requestsPage } from './requests-page.ts';

/** Routes of the inbox, for the browser. */
export const inboxRoutes: Route[] = [
  { method: 'GET', path: '/', handle: inboxPage },
  { method: 'GET', path: '/inbox/mails/:id', handle: mailPage },
  { method: 'GET', path: '/inbox/mails/:id/html', handle: mailFrame },
  { method: 'GET', path: '/inbox/contacts', handle: contactsPage },
  { method: 'GET', path: '/inbox/lists', handle: listsPage },
  { method: 'GET', path: '/inbox/broadcasts', handle: broadcastsPage },
  { method: 'GET', path: '/inbox/requests', handle: requestsPage },
  file('inbox.css', 'text/css'),
  file('live.js', 'text/javascript'),
];

function file(name: string, type: string): Route {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' };
  return { method: 'GET', path: `/inbox/${name}`, handle: () => ({ status: 200, headers, text }) };
}
