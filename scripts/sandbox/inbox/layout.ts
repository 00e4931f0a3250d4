import { html } from './html.ts';
import type { Html } from './html.ts';

const SECTIONS = [
  ['/', 'Inbox'],
  ['/inbox/contacts', 'Contacts'],
  ['/inbox/lists', 'Segments & topics'],
  ['/inbox/broadcasts', 'Broadcasts'],
  ['/inbox/requests', 'Requests'],
] as const;

/** A section of the sandbox; its body updates while it is open. */
export function desk(path: string, title: string, body: Html): Html {
  return bare(
    title,
    html`
      ${head(path)}
      <main id="live">${body}</main>
      <script src="/inbox/live.js" type="module"></script>
    `,
  );
}

/** A page with the sandbox's header that does not update. */
export function stillDesk(title: string, body: Html): Html {
  return bare(
    title,
    html`${head()}
      <main>${body}</main>`,
  );
}

/** A standalone page, as a reader of the newsletter sees it. */
export function sheet(title: string, body: Html): Html {
  return bare(title, html`<main class="sheet">${body}</main>`);
}

function head(path?: string): Html {
  const links = SECTIONS.map(([href, name]) =>
    href === path
      ? html`<li><a href="${href}" aria-current="page">${name}</a></li>`
      : html`<li><a href="${href}">${name}</a></li>`,
  );
  return html`<header>
    <p class="masthead"><a href="/">The Sandbox</a></p>
    <p class="motto">Emails that never left this machine</p>
    <nav aria-label="Sandbox">
      <ul>
        ${links}
      </ul>
    </nav>
  </header>`;
}

function bare(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/inbox/inbox.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
