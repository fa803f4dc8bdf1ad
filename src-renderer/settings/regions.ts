// The regions that a number without a country code may be of.

import { localeOf } from '../words/i18n.ts';

const usual = ['CA', 'US', 'FR', 'MX', 'BE', 'CH', 'GB', 'DE', 'ES', 'IT', 'PT', 'HT', 'DZ', 'MA', 'TN', 'LB'];

/** Lists a few regions by name, Canada first, and the present one wherever it is. */
export function regionChoices(
  language: string,
  present: string,
): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  const codes = usual.includes(present) ? usual : [...usual, present];
  const [home, ...others] = codes.map((code) => ({ code, name: names.of(code) ?? code }));
  const sorted = others.toSorted((a, b) => a.name.localeCompare(b.name, localeOf(language)));
  return home === undefined ? sorted : [home, ...sorted];
}
