import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ELEVENTY_VERSION, installEleventy, RUN_ELEVENTY } from '../eleventy.ts';
import { type Taken, timed } from './timed.ts';

/** Another generator with the same articles, in a folder of its own. */
export interface Peer {
  name: string;
  /** Builds everything again. */
  build(): Promise<Taken>;
  remove(): Promise<void>;
}

/**
 * The generators beside which a build is timed. Each has a page for each article, with its topics and
 * Recent News, lists of ten articles, and a feed; Hugo also lists and feeds of topics, and the neighbors of an
 * article. Hugo is left out with a line if it is not installed; Eleventy is installed from the npm registry.
 */
export async function makePeers(articles: Readonly<Record<string, string>>): Promise<Peer[]> {
  const pages = Object.entries(articles).map(
    ([path, text]) => [plainName(path), plainMarkdown(text)] as const,
  );
  const version = await hugoVersion();
  if (version === undefined) console.log('Hugo is not installed, so it is left out.');
  return [...(version ? [await hugo(version, pages)] : []), await eleventy(pages)];
}

type Pages = readonly (readonly [name: string, text: string])[];

async function hugoVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('hugo', ['version']);
    return /v(\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

async function hugo(version: string, pages: Pages): Promise<Peer> {
  const folder = await siteFolder('hugo', {
    'config.toml': HUGO_CONFIG,
    'layouts/_default/baseof.html': HUGO_BASE,
    'layouts/_default/single.html': HUGO_ARTICLE,
    'layouts/_default/list.html': HUGO_LIST,
    ...Object.fromEntries(pages.map(([name, text]) => [`content/articles/${name}.md`, text])),
  });
  return {
    name: `Hugo ${version}`,
    async build() {
      await rm(join(folder, 'public'), { recursive: true, force: true });
      return timed(folder, ['hugo', '--quiet']);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

async function eleventy(pages: Pages): Promise<Peer> {
  const folder = await siteFolder('eleventy', {
    'package.json': '{"private":true,"type":"module"}',
    'eleventy.config.js': ELEVENTY_CONFIG,
    '_includes/article.njk': ELEVENTY_ARTICLE,
    'list.njk': ELEVENTY_LIST,
    'feed.njk': ELEVENTY_FEED,
    'articles/articles.json': '{"layout":"article.njk","tags":["article"]}',
    ...Object.fromEntries(pages.map(([name, text]) => [`articles/${name}.md`, text])),
  });
  await installEleventy(folder);
  return {
    name: `Eleventy ${ELEVENTY_VERSION}`,
    async build() {
      await rm(join(folder, '_site'), { recursive: true, force: true });
      return timed(folder, RUN_ELEVENTY);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

async function siteFolder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `broadsheet-${name}-`));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

function plainName(path: string): string {
  return /([^/]+)\.mdx$/.exec(path)?.[1] ?? path;
}

/** A seeded article as Markdown that every generator reads: with a quotation in place of the component. */
function plainMarkdown(text: string): string {
  return text
    .replace(/^headline: /m, 'title: ')
    .replace(/^dek: /m, 'description: ')
    .replace(/^publishedAt: /m, 'date: ')
    .replace(/^authors: .*\n/m, '')
    .replace(/^<Callout title="([^"]*)">\n\n(.*)\n\n<\/Callout>$/m, '> **$1**: $2');
}

const HUGO_CONFIG = `baseURL = 'https://broadsheet.example/'
title = 'Broadsheet'
paginate = 10
[taxonomies]
  topic = 'topics'
[outputs]
  home = ['HTML', 'RSS']
  term = ['HTML', 'RSS']
  section = ['HTML']
`;

const head = (title: string, description: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
</head>
<body>
<header><a href="/">Broadsheet</a> <nav><a href="/articles/">News</a> <a href="/topics/">Topics</a></nav></header>
<main>
`;

const END = '</main>\n<footer>Broadsheet</footer>\n</body>\n</html>\n';

const HUGO_BASE = `${head('{{ .Title }}', '{{ .Description }}')}{{ block "main" . }}{{ end }}${END}`;

const HUGO_ARTICLE = `{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p>{{ .Description }}</p>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "January 2, 2006" }}</time>
{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>
{{ .Content }}
</article>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<h2>Recent News</h2>
<ul>{{ range first 3 .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}`;

const HUGO_LIST = `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $paginator := .Paginate (cond .IsHome .Site.RegularPages .Pages) }}
{{ range $paginator.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p></article>{{ end }}
{{ with $paginator.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }} {{ with $paginator.Next }}<a href="{{ .URL }}">Older</a>{{ end }}
{{ end }}`;

const ELEVENTY_CONFIG = `export default (config) => {
  config.addFilter('day', (date) => new Date(date).toISOString());
  config.addCollection('newest', (all) => all.getFilteredByTag('article').toReversed());
  config.addCollection('recent', (all) => all.getFilteredByTag('article').slice(-3).toReversed());
};
`;

const ELEVENTY_ARTICLE = `${head('{{ title }}', '{{ description }}')}<article>
<h1>{{ title }}</h1>
<p>{{ description }}</p>
<p><time datetime="{{ date | day }}">{{ date | day }}</time>
{% for topic in topics %}<a href="/topics/{{ topic }}/">{{ topic }}</a>{% endfor %}</p>
{{ content | safe }}
</article>
<h2>Recent News</h2>
<ul>{% for story in collections.recent %}<li><a href="{{ story.url }}">{{ story.data.title }}</a></li>{% endfor %}</ul>
${END}`;

const ELEVENTY_LIST = `---
pagination: { data: collections.newest, size: 10, alias: stories }
permalink: "{% if pagination.pageNumber == 0 %}/{% else %}/news/{{ pagination.pageNumber + 1 }}/{% endif %}"
title: Broadsheet
description: Recent news
---
${head('{{ title }}', '{{ description }}')}{% for story in stories %}<article><h2><a href="{{ story.url }}">{{ story.data.title }}</a></h2><p>{{ story.data.description }}</p></article>{% endfor %}${END}`;

const ELEVENTY_FEED = `---
permalink: /index.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Broadsheet</title><link>https://broadsheet.example/</link><description>Recent news</description>
{% for story in collections.recent %}<item><title>{{ story.data.title }}</title><link>https://broadsheet.example{{ story.url }}</link></item>{% endfor %}
</channel></rss>
`;
