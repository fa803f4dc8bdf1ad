// How a number is spaced while it is being typed, digit after digit: the Québec way for +1, the library's way elsewhere.

import { AsYouType } from 'libphonenumber-js/max';
import { groupNanp } from './phone-nanp.ts';
import { isNanp, isRegion } from './phone-plans.ts';
import { shortCodeKind } from './phone-short-code.ts';
import { digitsOf, separators } from './phone-text.ts';

/**
 * Groups the digits of a visible, plain `number` as far as they go, `digits` being those it holds; null where they fit
 * no form. Digits and `+` stay as they are, in their order.
 */
export function grouped(number: string, digits: string, region: string): string | null {
  const home = isNanp(region);
  const plus = number.includes('+');
  if (!plus && shortCodeKind(digits, region)) return digits;
  if (!home || (plus && !digits.startsWith('1'))) return groupedAbroad(plus ? '+' : '', digits, region);
  const prefix = plus ? null : /^(?:011|00)(?=[1-9])/.exec(digits)?.[0];
  if (prefix) {
    const international = groupedAbroad('+', digits.slice(prefix.length), region);
    return international === null ? null : `${prefix} ${international.slice(1)}`;
  }
  if (!plus && /^[2-9][0-9]{2}-[0-9]{4}$/.test(number)) return number;
  const lead = digits.startsWith('1') ? '1' : '';
  const national = digits.slice(lead.length);
  if (national.length > 10) return null;
  return [plus ? '+1' : lead, groupNanp(national)].filter((part) => part !== '').join(' ');
}

const written = new RegExp(`^[+0-9${separators}]*$`);

/** The library's own form, but where it would lose a digit or use a sign that isn't read back. */
function groupedAbroad(plus: '+' | '', digits: string, region: string): string | null {
  const typing = isRegion(region) ? new AsYouType(region) : new AsYouType();
  const formatted = typing.input(plus + digits);
  const isFaithful = digitsOf(formatted) === digits && formatted.startsWith('+') === (plus === '+');
  return isFaithful && written.test(formatted) ? formatted : null;
}
