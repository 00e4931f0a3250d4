/** The lines of each picture in a body, by its path as written. */
export type PicturePlaces = Map<string, Set<number | undefined>>;

/** Adds a picture, unless it is known with the same line. */
export function addPicture(places: PicturePlaces, path: string, line: number | undefined): void {
  const lines = places.get(path);
  if (lines) lines.add(line);
  else places.set(path, new Set([line]));
}
