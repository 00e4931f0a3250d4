import type { Answer } from '../answers.ts';

/** Markup that must not be escaped again. Only html`…` creates it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | null | undefined | readonly Piece[];

/** Markup with escaped values, for text and quoted attributes. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(String.raw({ raw: strings }, ...pieces.map(rendered)));
}

// Only our own files: no inline script or style, even if the subject of an email contains one.
const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page of the sandbox. */
export function htmlAnswer(page: Html, status = 200): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CSP,
      'cache-control': 'no-store',
      // Links in an email lead to the site, which does not need a referrer.
      'referrer-policy': 'same-origin',
    },
    text: page.text,
  };
}

function rendered(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (piece === null || piece === undefined) return '';
  if (typeof piece === 'object') return piece.map(rendered).join('');
  return String(piece).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
