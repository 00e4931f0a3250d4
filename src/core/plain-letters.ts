/** Letters that Unicode does not take apart into a base letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' },
};

/**
 * The text in lower case, as a keyboard without accents writes it: `Łódź` is `lodz`, `Straße` is
 * `strasse`. For comparisons alone. Scripts other than Latin keep their marks.
 */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replace(/[łßæœøđðþħı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/** As German is written on a keyboard without umlauts: `Größe` is `groesse`. */
export function withoutUmlauts(text: string): string {
  const composed = text.toLowerCase().normalize('NFC');
  return plainLetters(composed.replace(/[äöü]/g, '$&e'));
}
