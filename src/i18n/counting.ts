import { numberText } from './formats.ts';

/**
 * Plural forms of a language: picks the form for a number's plural category (Unicode CLDR, Plural
 * Rules) and puts the number in place of `#`. `Category` lists the language's categories besides
 * `other`, so that a missing form fails the type check.
 */
export function counting<Category extends Intl.LDMLPluralRule>(language: string) {
  const rules = new Intl.PluralRules(language);
  return (count: number, forms: Record<Category | 'other', string>): string => {
    const byCategory: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
    return (byCategory[rules.select(count)] ?? forms.other).replace('#', numberText(count));
  };
}
