import { numberText } from './formats.ts';

/**
 * How a language counts things: gives the form for a number's plural category (Unicode CLDR, Plural
 * Rules) with the number in place of `#`. A language names every category that it has besides
 * `other`, so that no form can be forgotten.
 */
export function counting<Category extends Intl.LDMLPluralRule>(language: string) {
  const rules = new Intl.PluralRules(language);
  return (count: number, forms: Record<Category | 'other', string>): string => {
    const byCategory: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
    return (byCategory[rules.select(count)] ?? forms.other).replace('#', numberText(count));
  };
}
