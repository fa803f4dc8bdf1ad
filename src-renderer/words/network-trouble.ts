// Why nothing, or nothing readable, came back from the CRM, by the short codes that an attempt keeps.

/** What went wrong, as far as an agent or their network's keeper can tell one from another. */
export const networkTroubles = [
  'no-address',
  'no-way',
  'turned-away',
  'no-connection',
  'unsafe',
  'proxy',
  'broken',
  'too-slow',
  'server-fault',
  'unreadable',
] as const;

export type NetworkTrouble = (typeof networkTroubles)[number];

/**
 * Sorts a code of Node's (`ECONNRESET`), of undici's (`UND_ERR_SOCKET`) or of the CRM client's own (`http-502`,
 * `deadline`). Null for any other, which can only be shown as it is. Sources: Node's "Errors" and "TLS", undici's "Errors".
 */
export function networkTroubleOf(code: string): NetworkTrouble | null {
  if (/^http-(?:5\d\d|408|409)$/.test(code)) return 'server-fault';
  // undici names what is no HTTP with the parser's reason, or without.
  if (/^http-|^HPE_|^HTTPParserError$/.test(code)) return 'unreadable';
  if (/CERT|^ERR_(?:SSL|TLS)_|^EPROTO$|^UNABLE_TO_/.test(code)) return 'unsafe';
  return troubles.get(code) ?? null;
}

const troubles: ReadonlyMap<string, NetworkTrouble> = new Map([
  ['ENOTFOUND', 'no-address'],
  ['EAI_AGAIN', 'no-address'],
  ['EAI_FAIL', 'no-address'],
  ['ENETUNREACH', 'no-way'],
  ['ENETDOWN', 'no-way'],
  ['EHOSTUNREACH', 'no-way'],
  ['EHOSTDOWN', 'no-way'],
  ['EADDRNOTAVAIL', 'no-way'],
  ['ECONNREFUSED', 'turned-away'],
  ['ETIMEDOUT', 'no-connection'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no-connection'],
  ['proxy', 'proxy'],
  ['ECONNRESET', 'broken'],
  ['ECONNABORTED', 'broken'],
  ['EPIPE', 'broken'],
  ['UND_ERR_SOCKET', 'broken'],
  ['UND_ERR_HEADERS_TIMEOUT', 'too-slow'],
  ['UND_ERR_BODY_TIMEOUT', 'too-slow'],
  ['deadline', 'too-slow'],
  ['body-cap', 'unreadable'],
  ['content-encoding', 'unreadable'],
  ['no-head', 'unreadable'],
  ['UND_ERR_HEADERS_OVERFLOW', 'unreadable'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'unreadable'],
]);
