import type { PreflightInput } from './finding.ts';

/** The address that the project comes with. */
export function exampleAddress({ postalAddress }: Pick<PreflightInput, 'postalAddress'>): string[] {
  return postalAddress.some((line) => /\bexample/i.test(line))
    ? ['The postal address is an example. Set postalAddress in src/site.config.ts to yours.']
    : [];
}
