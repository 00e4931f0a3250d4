export const SHORTCODE =
  'Markdown, such as a link: this is a command for another program; to show it, put it between backticks';

/** A command of WordPress or of a forum in a line: where it is, and what to write instead of it. */
export interface Shortcode {
  index: number;
  found: string;
  better: string;
}

const KNOWN =
  'audio|caption|dailymotion|embed|facebook|gallery|gist|googlemaps|instagram|playlist|soundcloud|spotify|tiktok|tweet|twitter|video|vimeo|wp_caption|youtube';
/** Not a link, its text or its name. */
const ALONE = String.raw`\](?![(\[:])`;
const QUOTED = String.raw`(?:"[^"\n]*"|'[^'\n]*')`;

/** In characters, so that a line of many brackets is read in linear time. */
const LONGEST = 300;

const COMMANDS = new RegExp(
  [
    // [caption width="1"]A photo[/caption], [b]bold[/b]
    String.raw`(?<!\\)\[(?<name>[a-z][\w-]*)(?<values>[ =][^\[\]\n]*)?\](?<text>[^\n]{0,${LONGEST}}?)\[\/\k<name>\]`,
    // [youtube https://…], [vimeo 123], [gallery ids="1,2"]
    String.raw`(?<!\\)\[(?<single>${KNOWN})(?<of>=[^\s\[\]]+|\s+(?:https?:|[\w-]+=|\d)[^\[\]\n]*)${ALONE}`,
    // [box color="red"]
    String.raw`(?<!\\)\[[a-z][\w-]*(?:\s+[\w-]+=${QUOTED})+\s*\/?${ALONE}`,
    String.raw`(?<!\\)\[\/(?:${KNOWN})${ALONE}|^\[(?:embed|gallery|playlist)\]$`,
    // {% embed https://… %}, of which the address is a link
    String.raw`\{%[^\n{}]*?https?:[^\n{}]*?%\}|\{\{[<%][^\n{}]*?https?:[^\n{}]*?[>%]\}\}`,
  ].join('|'),
  'iy',
);

/** Whether a text may have such commands. */
export function mayHaveShortcodes(body: string): boolean {
  return /\[\/[a-z]|\[[a-z][\w-]*[ =](?:https?:|\d|[\w-]+=)|\[\w+=|\[(?:embed|gallery|playlist)\]|\{[{%][^\n{}]*https?:/i.test(
    body,
  );
}

/** The commands that begin before an offset of a line. */
export function shortcodesIn(line: string, before: number): Shortcode[] {
  const found: Shortcode[] = [];
  // Most brackets begin no command, so each is tried alone.
  for (let index = nextOpening(line, 0); index < before;) {
    COMMANDS.lastIndex = index;
    const { 0: command = '', groups = {} } = COMMANDS.exec(line) ?? {};
    if (command !== '') found.push({ index, found: command, better: betterThan(command, groups) });
    index = nextOpening(line, index + Math.max(1, command.length));
  }
  return found;
}

/** The index of the next bracket or brace; infinite without one. */
function nextOpening(line: string, from: number): number {
  OPENING.lastIndex = from;
  return OPENING.exec(line)?.index ?? Infinity;
}

const OPENING = /[[{]/g;

function betterThan(command: string, groups: Record<string, string | undefined>): string {
  const { name, values = '', text = '' } = groups;
  if (name !== undefined)
    return betterThanPair(name.toLowerCase(), values.slice(1).trim(), text.trim());
  return withoutShortcode(command);
}

/** What is meant by the marks of a forum, such as `[b]bold[/b]`, and by a command around text, which stays. */
function betterThanPair(name: string, value: string, text: string): string {
  if (text === '') return withoutShortcode(`[${name} ${value}]`);
  if (name === 'b') return `**${text}**`;
  if (name === 'i') return `*${text}*`;
  if (name === 's') return `~~${text}~~`;
  if (name === 'code') return `\`${text}\``;
  const address = value.replaceAll(/^["']|["']$/g, '');
  if (name === 'url' && address !== '') return `[${text}](${address})`;
  return videoAddress(name, text) ?? text;
}

/** A command without text as a link to the page or the video in it, or as code if it has none. */
export function withoutShortcode(command: string): string {
  const [address] = /https?:\/\/[^\s"'\]}%>]+/.exec(command) ?? [];
  if (address !== undefined) return address;
  const { name = '', id = '' } =
    /^(?:\[|\{\{?[<%]-?)\s*(?<name>[a-z]+)[\s=]+(?:id=)?["']?(?<id>[\w-]+)["']?\s*(?:\]|-?[>%]\}\}?)$/i.exec(
      command,
    )?.groups ?? {};
  return videoAddress(name, id) ?? (command === '' ? '' : `\`${command}\``);
}

/** The address of a video by its id, such as `dQw4w9WgXcQ`; `undefined` for services that are not known. */
export function videoAddress(service: string, id: string): string | undefined {
  if (!/^[\w-]+$/.test(id)) return undefined;
  if (service.toLowerCase() === 'youtube') return `https://www.youtube.com/watch?v=${id}`;
  return service.toLowerCase() === 'vimeo' ? `https://vimeo.com/${id}` : undefined;
}
