import { decodedPart } from './percent-encoding.ts';

/**
 * A line with another address instead of one, wherever it is the whole address of a link or a picture.
 * `undefined` if it is not there, such as an address that is written with entities.
 */
export function withAddress(line: string, address: string, better: string): string | undefined {
  const written = addressIn(line, address);
  return written === undefined ? undefined : parts(line, written).join(better);
}

/** An address as it is written in a line. */
export function addressIn(line: string, address: string): string | undefined {
  const decoded = decodedPart(address);
  const short = decoded.replace(/^\.\//, '');
  const spellings = [address, decoded, decoded.replaceAll('&', '&amp;'), short];
  return [...spellings, encodeURI(decoded), encodeURI(short)].find(
    (one) => parts(line, one).length > 1,
  );
}

function parts(line: string, address: string): string[] {
  return line.split(
    new RegExp(`(?<=^|[\\s(<"'=“”„:])${RegExp.escape(address)}(?=$|[\\s)>"'“”])`, 'u'),
  );
}
