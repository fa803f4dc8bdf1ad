// Poly and Polycom phones post XML ("telephony event notification"): a few flat elements, which are read by name. No XML
// reader is needed, and none is there to be led astray by entities or by a document type.

import type { LineEvent } from '../line-event.ts';

/**
 * Reads an event that a Poly phone posts; null for any other text, and for events that tell nothing of a call.
 * Source: Polycom, "Web Application Developer's Guide", Telephony Event Notification.
 */
export function readPolyEvent(xml: string, from: string): LineEvent | null {
  const name = /<(?<name>IncomingCallEvent|OutgoingCallEvent|CallStateChangeEvent)\b(?<attributes>[^<>]{0,500})>/.exec(
    xml,
  )?.groups;
  if (!name) return null;
  const phone =
    element(xml, 'MACAddress')
      .replace(/[^0-9a-f]/gi, '')
      .slice(0, 12) || from;
  const base = { make: 'poly' as const, phone, at: timeOf(element(xml, 'TimeStamp')) };
  const calling = element(xml, 'CallingPartyNumber') || element(xml, 'CallingPartyDirNum');
  const called = element(xml, 'CalledPartyNumber') || element(xml, 'CalledPartyDirNum');
  if (name.name === 'IncomingCallEvent') {
    return { ...base, kind: 'ringing', direction: 'incoming', number: calling, sourceCall: null };
  }
  if (name.name === 'OutgoingCallEvent') {
    return { ...base, kind: 'dialing', direction: 'outgoing', number: called, sourceCall: null };
  }
  const attributes = name.attributes ?? '';
  const kind = stateKinds[attribute(attributes, 'CallState') || element(xml, 'CallState')];
  if (!kind) return null;
  const direction = /^incoming$/i.test(element(xml, 'CallType'))
    ? 'incoming'
    : /^outgoing$/i.test(element(xml, 'CallType'))
      ? 'outgoing'
      : null;
  // The reference is a small number that the phone uses again at once: it tells two calls at the same time apart, no more.
  const sourceCall = attribute(attributes, 'CallReference') || element(xml, 'CallReference') || null;
  return {
    ...base,
    kind: kind === 'begins' ? (direction === 'outgoing' ? 'dialing' : 'ringing') : kind,
    direction,
    number: direction === 'outgoing' ? called : direction === 'incoming' ? calling : '',
    sourceCall,
  };
}

/** The call states that the guide lists, as far as they say something here. */
const stateKinds: Readonly<Record<string, 'begins' | 'answered' | 'ended' | undefined>> = {
  Offering: 'begins',
  Dialtone: undefined,
  Proceeding: undefined,
  RingBack: 'begins',
  Connected: 'answered',
  Disconnected: 'ended',
};

function element(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<>]{0,250})</${name}>`).exec(xml)?.[1] ?? '';
  return decoded(text).replace(/\p{C}/gu, '').trim();
}

function attribute(attributes: string, name: string): string {
  return /^[\w-]{0,60}$/.exec(new RegExp(`\\b${name}="([^"<>]{0,60})"`).exec(attributes)?.[1] ?? '')?.[0] ?? '';
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function timeOf(text: string): number | null {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
