/** The first letter or figure of a publication's name, large, for its icon and its logo. */
export function initial(name: string): string {
  return /[\p{Letter}\p{Number}]/u.exec(name)?.[0].toUpperCase() ?? '';
}
