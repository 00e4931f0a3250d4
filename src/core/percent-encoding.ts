/** A percent-decoded part of a URL, such as a segment or a fragment; the same text if it is invalid. */
export function decodedPart(text: string): string {
  return decodedBy(decodeURIComponent, text);
}

/** A percent-decoded path, in which encoded slashes and question marks stay; the same text if it is invalid. */
export function decodedPath(text: string): string {
  return decodedBy(decodeURI, text);
}

function decodedBy(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}
