/**
 * Names newsletters in a text, in the language `locale`. One that no longer exists has no name; without any,
 * the text is `otherwise`.
 */
export function namesIn(
  newsletters: readonly { id: string; name: string }[],
  { locale, otherwise }: { locale: string; otherwise: string },
): (ids: readonly string[]) => string {
  const list = new Intl.ListFormat(locale);
  return (ids) =>
    list.format(newsletters.filter(({ id }) => ids.includes(id)).map(({ name }) => name)) ||
    otherwise;
}
