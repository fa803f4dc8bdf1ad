// Which computers and phones of the network may report calls: single IP addresses and ranges in CIDR notation.

import { BlockList, isIP } from 'node:net';

/** Tells whether an address is this computer's own. */
export function isLoopback(address: string): boolean {
  return loopback.check(plain(address), familyOf(address));
}

/** Tells whether an address stands in a list; an empty list allows nobody. An entry that is no address allows nobody. */
export function isAllowed(address: string, list: readonly string[]): boolean {
  const allowed = new BlockList();
  for (const entry of list) {
    const [base = '', bits] = entry.split('/');
    const family = isIP(base);
    if (family === 0) continue;
    if (bits === undefined) allowed.addAddress(base, family === 4 ? 'ipv4' : 'ipv6');
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)) {
      allowed.addSubnet(base, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    }
  }
  return isIP(plain(address)) !== 0 && allowed.check(plain(address), familyOf(address));
}

/** Writes an IPv4 address that came in an IPv6 one the way people write it. */
export function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(plain(address)) === 6 ? 'ipv6' : 'ipv4';
}
