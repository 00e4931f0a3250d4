import { words } from '../i18n/words.ts';

/**
 * The style sheet of a feed in a browser: for the page made by XSLT and, because browsers are
 * removing XSLT, for the raw elements of the feed. `tokens` is the style sheet of the site.
 */
export function feedStyle(tokens: string): string {
  return NAMESPACE + tokens + PAGE + RAW.replace('$explanation', cssString(words.feeds.isFeedHere));
}

// Must be the first rule.
const NAMESPACE = '@namespace atom url(http://www.w3.org/2005/Atom);\n';

const PAGE = `
body, |rss, atom|feed {
  box-sizing: border-box;
  max-width: 44rem;
  margin: 0 auto;
  padding: 1.5rem 1rem 4rem;
  color: var(--ink);
  font: 1.05rem/1.5 var(--font-text);
}
html, :root { background: var(--paper); }
a { color: var(--accent); }
h3 { margin: 0; font-size: 1.15rem; line-height: 1.3; }
h3 a { color: inherit; text-decoration-color: var(--rule); }
article { padding: 0.8rem 0; border-top: 1px solid var(--rule); }
article p { margin: 0.25rem 0 0; }
.date { color: var(--muted); font-size: 0.9rem; }
.explanation { padding: 0 1rem; border: 1px solid var(--rule); }
label { display: block; font-weight: bold; }
input { box-sizing: border-box; width: 100%; padding: 0.5rem; font: inherit; }
`;

/** RSS elements have no namespace, Atom elements have one. Elements for programs are hidden. */
const RAW = `
|rss *, atom|feed * { display: none; }
|channel, |item, atom|entry,
|channel > |title, |channel > |description, |item > |title, |item > |link, |item > |description,
atom|feed > atom|title, atom|feed > atom|subtitle, atom|entry > atom|title,
atom|entry > atom|link[rel="alternate"], atom|entry > atom|summary { display: block; }
|channel > |title, atom|feed > atom|title { font-size: 2rem; font-weight: bold; line-height: 1.2; }
|item, atom|entry { padding: 0.8rem 0; border-top: 1px solid var(--rule); }
|item > |title, atom|entry > atom|title { font-size: 1.15rem; font-weight: bold; }
|item > |link, atom|entry > atom|link { color: var(--accent); overflow-wrap: anywhere; }
atom|entry > atom|link[rel="alternate"]::before { content: attr(href); }
|channel::before, atom|feed::before {
  display: block;
  margin-bottom: 1rem;
  padding: 1rem;
  border: 1px solid var(--rule);
  content: $explanation;
}
`;

/** Quotes a CSS string (CSS Syntax, section 4.3.5). */
function cssString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
