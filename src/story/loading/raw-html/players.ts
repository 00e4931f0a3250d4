import { completeUrl, pageOfPlayer } from '../../../core/player-page.ts';
import { attributeIn } from './tag-in-line.ts';

/** A player that begins and ends in one line, as the code has it that services offer for sharing. */
const PLAYER =
  /<embed\b[^<>]*>|<(?<name>audio|iframe|video)\b[^<>]*>(?:[^<]|<source\b[^<>]*>)*<\/\k<name>>/gi;

/** The line with links in place of its players; `undefined` if it has none with an address and an end. */
export function withLinksToPlayers(line: string): string | undefined {
  const linked = line.replaceAll(PLAYER, (player) => linkTo(player) ?? player);
  return linked === line ? undefined : linked;
}

function linkTo(player: string): string | undefined {
  const url = completeUrl(attributeIn(player, 'src') ?? '');
  if (url === undefined) return undefined;
  const page = pageOfPlayer(url);
  const text = attributeIn(player, 'title')?.trim() || new URL(page).hostname.replace(/^www\./, '');
  return `<a href="${page}">${text}</a>`;
}
