// Requests as phones make them, with their variables filled in as the makers document it, and what each one says.

import type { LineEvent } from '../../../../src-main/line/line-event.ts';

interface Recorded {
  readonly name: string;
  /** What stands after the secret. */
  readonly path: string;
  readonly method?: 'POST';
  readonly body?: string;
  readonly says: Partial<LineEvent> | null;
}

export const requests: readonly Recorded[] = [
  // Yealink, Administrator's Guide for SIP-T2/T4/T5 phones, "Action URL": $remote is the SIP URI of the other party,
  // $call_id the id of the active call.
  {
    name: 'Yealink: incoming call',
    path: 'yealink/ringing?number=sip:5145550199@10.2.1.48&id=33093',
    says: {
      kind: 'ringing',
      make: 'yealink',
      direction: 'incoming',
      sourceCall: '33093',
      number: 'sip:5145550199@10.2.1.48',
    },
  },
  {
    name: 'Yealink: outgoing call to an international number, its + as it is',
    path: 'yealink/dialing?number=sip:+33142685300@10.2.1.48&id=33094',
    says: { kind: 'dialing', direction: 'outgoing', number: 'sip:+33142685300@10.2.1.48' },
  },
  {
    name: 'Yealink: call established, which tells no direction',
    path: 'yealink/answered?number=sip:5145550199@10.2.1.48&id=33093',
    says: { kind: 'answered', direction: null, sourceCall: '33093' },
  },
  {
    name: 'Yealink: call terminated, whose variables may stay as they stand in the settings',
    path: 'yealink/ended?number=$remote&id=33093',
    says: { kind: 'ended', direction: null, number: '', sourceCall: '33093' },
  },
  // Grandstream, GRP26xx and GXP17xx Administration Guides, "Action URL": $remote is the number on the remote phone; no
  // variable tells the call's id.
  {
    name: 'Grandstream: incoming call',
    path: 'grandstream/ringing?number=5145550199',
    says: { kind: 'ringing', make: 'grandstream', direction: 'incoming', sourceCall: null, number: '5145550199' },
  },
  {
    name: 'Grandstream: missed call of a hidden number',
    path: 'grandstream/missed?number=anonymous',
    says: { kind: 'missed', direction: 'incoming', number: '' },
  },
  // Snom, wiki "Action URLs/Runtime Variables": $remote is a SIP URI, $call-id the Call-ID of the SIP dialog.
  {
    name: 'Snom: incoming call',
    path: 'snom/ringing?number=%3Csip:5145550199@pbx.example;user=phone%3E&id=313532%40192.168.1.30',
    says: {
      kind: 'ringing',
      make: 'snom',
      sourceCall: '313532@192.168.1.30',
      number: '<sip:5145550199@pbx.example;user=phone>',
    },
  },
  {
    name: 'Snom: on connected',
    path: 'snom/answered?number=5145550199@pbx.example&id=313532%40192.168.1.30',
    says: { kind: 'answered', number: '5145550199@pbx.example' },
  },
  // Polycom, "Web Application Developer's Guide", UC Software 4.1 and 5.0, "Telephony Event Notification".
  {
    name: 'Poly: incoming call event',
    path: 'poly',
    method: 'POST',
    body: `<PolycomIPPhone>
<IncomingCallEvent>
<PhoneIP>172.24.132.135</PhoneIP>
<MACAddress>0004f214b89e</MACAddress>
<CallingPartyName>20701</CallingPartyName>
<CallingPartyNumber>20701@172.18.186.94</CallingPartyNumber>
<CalledPartyName>20300</CalledPartyName>
<CalledPartyNumber>20300</CalledPartyNumber>
<TimeStamp>2008-07-11T13:19:53-08:00</TimeStamp>
</IncomingCallEvent>
</PolycomIPPhone>`,
    says: {
      kind: 'ringing',
      make: 'poly',
      phone: '0004f214b89e',
      direction: 'incoming',
      number: '20701@172.18.186.94',
      at: Date.UTC(2008, 6, 11, 21, 19, 53),
    },
  },
  {
    name: 'Poly: outgoing call event',
    path: 'poly',
    method: 'POST',
    body: '<OutgoingCallEvent><MACAddress>0004f214b8e7</MACAddress><CallingPartyNumber>20300</CallingPartyNumber><CalledPartyNumber>5145550199</CalledPartyNumber><TimeStamp>2026-11-22T10:00:00-05:00</TimeStamp></OutgoingCallEvent>',
    says: { kind: 'dialing', direction: 'outgoing', number: '5145550199', phone: '0004f214b8e7' },
  },
  {
    name: 'Poly: call state changed to connected',
    path: 'poly',
    method: 'POST',
    body: '<CallStateChangeEvent CallReference="a1b2" CallState="Connected"><MACAddress>0004f214b8e7</MACAddress><CallLineInfo><CallInfo><CallState>Connected</CallState><CallType>Incoming</CallType><CallingPartyDirNum>5145550199</CallingPartyDirNum><CallReference>a1b2</CallReference></CallInfo></CallLineInfo></CallStateChangeEvent>',
    says: { kind: 'answered', direction: 'incoming', sourceCall: 'a1b2', number: '5145550199' },
  },
  {
    name: 'Poly: on hook, which says nothing of one call',
    path: 'poly',
    method: 'POST',
    body: '<OnHookEvent><PhoneIP>172.24.128.160</PhoneIP><MACAddress>0004f214b8e7</MACAddress></OnHookEvent>',
    says: null,
  },
  // MicroSIP, microsip.ini: a command is run with the caller's number as its last argument, which curl posts.
  {
    name: 'MicroSIP: cmdIncomingCall',
    path: 'microsip/ringing',
    method: 'POST',
    body: '5145550199',
    says: { kind: 'ringing', make: 'microsip', number: '5145550199', sourceCall: null },
  },
  // The app's own words, as the README documents them.
  {
    name: 'JSON: a whole event',
    path: 'events',
    method: 'POST',
    body: '{"event":"answered","number":"+15145550199","direction":"outgoing","id":7,"phone":"desk","at":"2026-11-22T15:00:00Z"}',
    says: {
      kind: 'answered',
      make: 'other',
      phone: 'desk',
      sourceCall: '7',
      direction: 'outgoing',
      number: '+15145550199',
      at: Date.UTC(2026, 10, 22, 15),
    },
  },
  {
    name: 'JSON: the least that says something',
    path: 'events',
    method: 'POST',
    body: '{"event":"ended"}',
    says: { kind: 'ended', number: '' },
  },
  { name: 'JSON: an event nobody knows', path: 'events', method: 'POST', body: '{"event":"exploded"}', says: null },
  { name: 'JSON: no JSON', path: 'events', method: 'POST', body: 'event=ringing', says: null },
  { name: 'JSON: by GET', path: 'events?event=ringing', says: null },
  { name: 'a make nobody knows', path: 'acme/ringing?number=1', says: null },
  { name: 'an event nobody knows', path: 'yealink/exploded', says: null },
  { name: 'a path that goes on', path: 'yealink/ringing/..', says: null },
];
