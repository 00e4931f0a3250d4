/** The first letter or digit of a publication's name, in upper case, for its icon and logo. */
export function initial(name: string): string {
  return /[\p{Letter}\p{Number}]/u.exec(name)?.[0].toUpperCase() ?? '';
}
