import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { zonesOf } from '../../../src-preload/contract/phone-zones.ts';

const areaCodes = Array.from({ length: 800 }, (_, index) => String(200 + index));

describe('the zones of a number', () => {
  it('are those of its area code', () => {
    expect(zonesOf('+15145550199')).toEqual(['America/Toronto']);
    expect(zonesOf('+16045550199')).toEqual(['America/Vancouver']);
    expect(zonesOf('+18085550199')).toEqual(['Pacific/Honolulu']);
  });

  it('are all of them where an area code spans several', () => {
    expect(zonesOf('+18075550199')).toEqual(['America/Toronto', 'America/Winnipeg']);
    expect(zonesOf('+17095550199')).toEqual(['America/St_Johns', 'America/Halifax']);
    expect(zonesOf('+18505550199')).toEqual(['America/New_York', 'America/Chicago']);
  });

  it('tell the Magdalen Islands from Québec City, which share an area code', () => {
    expect(zonesOf('+14189862345')).toEqual(['America/Halifax']);
    expect(zonesOf('+14186542345')).toEqual(['America/Toronto']);
  });

  it('are the country’s where it has one zone, and nothing where it has several', () => {
    expect(zonesOf('+33142685300')).toEqual(['Europe/Paris']);
    expect(zonesOf('+18765550199')).toEqual(['America/Jamaica']);
    expect(zonesOf('+525555551234')).toEqual([]);
    expect(zonesOf('+61291234567')).toEqual([]);
  });

  it('are nothing for toll-free and international numbers', () => {
    for (const number of ['+18005550199', '+18885550199', '+80012345678', '+5']) expect(zonesOf(number)).toEqual([]);
  });

  it('are known to this computer', () => {
    const zones = new Set(areaCodes.flatMap((code) => zonesOf(`+1${code}2345678`)));
    for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  });

  it('are there for every area code of Canada and the United States that the numbering plan has places for', () => {
    const without = areaCodes.filter((code) => {
      const phone = parsePhoneNumberFromString(`+1${code}2345678`);
      const isHere = phone?.country === 'CA' || phone?.country === 'US';
      return isHere && phone.getType() === 'FIXED_LINE_OR_MOBILE' && zonesOf(phone.number).length === 0;
    });
    // Planned, and in nobody's table of places yet.
    expect(without).toEqual(['273']);
  });
});
