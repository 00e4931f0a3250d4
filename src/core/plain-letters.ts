/** Latin letters that Unicode does not decompose into a base letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/**
 * The text in lower case, as typed on a keyboard without accents: `Łódź` is `lodz`, `Straße` is
 * `strasse`. For comparisons only. Scripts other than Latin keep their marks.
 */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replace(/[łßæœøđðþħı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/** The text as typed in German on a keyboard without umlauts: `Größe` is `groesse`. */
export function withoutUmlauts(text: string): string {
  const composed = text.toLowerCase().normalize('NFC');
  return plainLetters(composed.replace(/[äöü]/g, '$&e'));
}
