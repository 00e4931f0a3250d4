import { mailContent, mailOf } from '../mail-content.ts';
import type { Mail } from '../mail-content.ts';
import type { Email } from '../records.ts';
import type { Handler } from '../router.ts';
import { html, htmlAnswer } from './html.ts';
import type { Html } from './html.ts';
import { stillDesk } from './layout.ts';
import { linked } from './linked-text.ts';
import { missingPage } from './missing-page.ts';
import { moment } from './moments.ts';

/** One email: its HTML in a sandboxed frame, its text, its headers. */
export const mailPage: Handler = ({ state, url }, { params }) => {
  const email = state.emails.get(params['id']);
  if (!email) return missingPage('This email no longer exists');
  const mail = mailOf(state, url, email);
  return htmlAnswer(
    stillDesk(
      mail.subject,
      html`
        <article class="mail">
          <p class="back"><a href="/">Inbox</a></p>
          <h1>${mail.subject || 'No subject'}</h1>
          <dl class="facts">
            <dt>To</dt>
            <dd>${mail.to.join(', ')}</dd>
            <dt>From</dt>
            <dd>${mail.from}</dd>
            <dt>Sent</dt>
            <dd>${moment(mail.createdAt)}</dd>
            <dt>State</dt>
            <dd>${mail.outcome.replace('_', ' ')} · ${sizes(mail)}</dd>
            ${attachments(email)}
          </dl>
          ${frame(mail)} ${textPart(mail)} ${headers(mail)}
        </article>
      `,
    ),
  );
};

/**
 * The HTML of an email on its own. Its scripts do not run. Its links open outside the
 * inbox, because the site refuses to be framed.
 */
export const mailFrame: Handler = ({ state, url }, { params }) => {
  const email = state.emails.get(params['id']);
  const { html: markup } = email ? mailContent(state, url, email) : { html: null };
  return {
    status: markup === null ? 404 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; " +
        "font-src http: https: data:; frame-ancestors 'self'; " +
        'sandbox allow-popups allow-popups-to-escape-sandbox',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    text: withBase(markup ?? ''),
  };
};

function frame(mail: Mail): Html {
  if (mail.html === null) return html``;
  return html`<iframe
    title="${mail.subject}"
    src="/inbox/mails/${mail.id}/html"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
  ></iframe>`;
}

function textPart({ html: markup, text }: Mail): Html {
  if (text === null) return html``;
  const body = html`<pre class="text">${linked(text)}</pre>`;
  return markup === null
    ? body
    : html`<details>
        <summary>Plain text</summary>
        ${body}
      </details>`;
}

function headers(mail: Mail): Html {
  const lines = Object.entries(mail.headers).map(
    ([name, value]) => html`<b>${name}:</b> ${linked(value)} `,
  );
  return html`<details>
    <summary>Headers</summary>
    <pre class="headers">${lines}</pre>
  </details>`;
}

function attachments({ attachments: list }: Email): Html {
  if (list.length === 0) return html``;
  const names = list.map(({ filename, bytes }) => `${filename} (${size(bytes)})`);
  return html`<dt>Attached</dt>
    <dd>${names.join(', ')}</dd>`;
}

function sizes({ html: markup, text }: Mail): string {
  const parts = [
    markup === null ? [] : [`HTML ${size(Buffer.byteLength(markup))}`],
    text === null ? [] : [`text ${size(Buffer.byteLength(text))}`],
  ];
  return parts.flat().join(', ');
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`;
}

function withBase(markup: string): string {
  const base = '<base target="_blank">';
  const head = /<head(?=[\s>])[^>]*>/i.exec(markup);
  const at = head
    ? head.index + head[0].length
    : (/^\s*<!doctype[^>]*>/i.exec(markup)?.[0].length ?? 0);
  return markup.slice(0, at) + base + markup.slice(at);
}
