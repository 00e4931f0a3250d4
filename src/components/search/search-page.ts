// The script of the search page: searches for what is in the field and shows the results.
import { searchWords } from '../../i18n/search-words.ts';
import { type FoundArticle, loadArticleSearch } from './article-search.ts';
import { resultItem } from './result-item.ts';

const PAUSE_MS = 250;
const RESULTS_AT_ONCE = 20;
/** Shown by the development server, which has no index. */
const NO_INDEX =
  'Only a build has the search index: run npm start, or npm run build and npm run serve.';

const form = part('form', HTMLFormElement);
const field = part('field', HTMLInputElement);
const status = part('status', HTMLElement);
const list = part('results', HTMLOListElement);
const more = part('more', HTMLButtonElement);
const template = part('result', HTMLTemplateElement);

let search: ReturnType<typeof loadArticleSearch> | undefined;
let pause: ReturnType<typeof setTimeout> | undefined;
let asked = '';
let rest: (() => Promise<FoundArticle>)[] = [];

part('without', HTMLElement).hidden = true;
field.value = new URLSearchParams(location.search).get('q') ?? field.value;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void answer();
});
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => void answer(), PAUSE_MS);
});
more.addEventListener('click', () => void guarded(showMore));
void answer();

/** Searches for the query in the field, and puts it into the page's address so that it can be shared. */
async function answer(): Promise<void> {
  clearTimeout(pause);
  const words = field.value.trim();
  if (words === asked) return;
  asked = words;
  history.replaceState(
    null,
    '',
    words ? `?${new URLSearchParams({ q: words })}` : location.pathname,
  );
  if (words) await guarded(() => show(words));
  else empty('');
}

async function show(words: string): Promise<void> {
  const found = await (await (search ??= loadArticleSearch())).find(words);
  const first = await fetched(found.slice(0, RESULTS_AT_ONCE));
  // The query may have changed while the index was loading.
  if (words !== asked) return;
  empty(found.length > 0 ? searchWords.found(found.length, words) : searchWords.nothing(words));
  append(first, found.slice(RESULTS_AT_ONCE));
}

async function showMore(): Promise<void> {
  const [words, before] = [asked, list.children.length];
  const next = await fetched(rest.slice(0, RESULTS_AT_ONCE));
  if (words !== asked) return;
  append(next, rest.slice(RESULTS_AT_ONCE));
  list.children[before]?.querySelector('a')?.focus();
}

function fetched(found: typeof rest): Promise<FoundArticle[]> {
  return Promise.all(found.map((fetchArticle) => fetchArticle()));
}

function append(articles: readonly FoundArticle[], further: typeof rest): void {
  list.append(...articles.map((article) => resultItem(template, article)));
  rest = further;
  more.hidden = further.length === 0;
}

function empty(message: string): void {
  append([], []);
  list.replaceChildren();
  status.textContent = message;
}

/** Runs `work`. If it fails and its query is still current, shows a message and lets the next search start over. */
async function guarded(work: () => Promise<void>): Promise<void> {
  const words = asked;
  try {
    await work();
  } catch (error) {
    console.error(error);
    search = undefined;
    if (words !== asked) return;
    asked = '';
    empty(import.meta.env.DEV ? NO_INDEX : searchWords.failed);
  }
}

function part<E extends HTMLElement>(name: string, kind: new () => E): E {
  const element = document.getElementById(`search-${name}`);
  if (element instanceof kind) return element;
  throw new Error(`The search page has no ${name}.`);
}
