/** The URL that a player or a frame names, which may begin with `//`; `undefined` if it names none. */
export function completeUrl(given: string): string | undefined {
  const url = given.trim().replace(/^\/\//, 'https://');
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) ? url : undefined;
}

/** Players and the pages on which people watch the same. */
const PAGES: readonly (readonly [player: RegExp, page: string])[] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*/,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1'],
  [/^https?:\/\/open\.spotify\.com\/embed(?:-podcast)?\/([^?]+).*/, 'https://open.spotify.com/$1'],
  [/^https?:\/\/embed\.podcasts\.apple\.com\/(.*)/, 'https://podcasts.apple.com/$1'],
  [
    /^https?:\/\/codepen\.io\/([^/]+)\/embed\/(?:preview\/)?(\w+).*/,
    'https://codepen.io/$1/pen/$2',
  ],
  [
    /^https?:\/\/platform\.twitter\.com\/embed\/.*[?&]id=(\d+).*/,
    'https://twitter.com/i/status/$1',
  ],
];

/** The page on which people watch or hear what a player at `url` plays; `url` itself if that is not known. */
export function pageOfPlayer(url: string): string {
  const inside = /^https?:\/\/w\.soundcloud\.com\/player/.test(url)
    ? new URL(url).searchParams.get('url')
    : undefined;
  if (inside) return completeUrl(inside) ?? url;
  const [player, page] = PAGES.find(([one]) => one.test(url)) ?? [];
  return player && page ? url.replace(player, page) : url;
}
